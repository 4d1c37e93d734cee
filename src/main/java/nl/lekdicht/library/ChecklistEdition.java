package nl.lekdicht.library;

import nl.lekdicht.core.checklist.Checklist;

/** A checklist together with the file it was read from, which is what a running case keeps. */
public record ChecklistEdition(Checklist checklist, Original original) {}
