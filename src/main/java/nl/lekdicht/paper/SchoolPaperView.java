package nl.lekdicht.paper;

import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;

/** What a school was sent, in the words that it was sent. */
@Serdeable
record SchoolPaperView(
    PaperSummary paper,
    @Nullable String content,
    @Nullable DraftView draft,
    PaperView.@Nullable FilingView filing) {}
