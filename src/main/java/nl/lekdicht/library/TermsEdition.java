package nl.lekdicht.library;

import nl.lekdicht.core.term.Terms;

/** The terms together with the file they were read from, which is what a running case keeps. */
public record TermsEdition(Terms terms, Original original) {}
