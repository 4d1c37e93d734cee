package nl.lekdicht.judgement;

import io.micronaut.serde.annotation.Serdeable;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The facts that somebody just changed, all of them.
 *
 * @param brin of the school of which they are stated; null for the incident
 */
@Serdeable
record StatedFactsView(
    @Nullable String brin, Map<String, FactsView.StatedView> facts, int entries) {}
