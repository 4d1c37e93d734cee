package nl.lekdicht.database;

/** A database that was begun before the application context was built. */
public record HeadStart(Database database) {}
