package nl.lekdicht.core;

/** The same words in Dutch and in English. */
public record BilingualText(String nl, String en) {}
