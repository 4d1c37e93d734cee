package nl.lekdicht.library;

import nl.lekdicht.core.form.Form;

/** A form together with the file it was read from, which is what a draft keeps. */
public record FormEdition(Form form, Original original) {}
