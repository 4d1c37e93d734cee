package nl.lekdicht.paper;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/** The papers that something was done with. */
@Serdeable
record PapersView(List<PaperSummary> items) {}
