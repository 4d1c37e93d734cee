package nl.lekdicht.acknowledgement;

import java.util.UUID;

/**
 * What a link acknowledges, and for whom.
 *
 * @param supplier whose paper it is
 * @param brin the school that the paper is for
 * @param contactName who is sent the link, at that school
 * @param language nl or en
 */
public record Link(
    UUID supplier,
    UUID incident,
    UUID paper,
    String brin,
    String contactName,
    String contactAddress,
    String language) {}
