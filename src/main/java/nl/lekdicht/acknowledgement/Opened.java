package nl.lekdicht.acknowledgement;

import java.time.Instant;

/** What somebody finds who opens a link. */
sealed interface Opened {
  /** What the paper is about, for the page. */
  record Subject(String language, String supplier, String school, String incidentNumber) {}

  /** No link has this secret, or what it was for is gone. */
  record Unknown() implements Opened {}

  record Expired(String language) implements Opened {}

  /** Not acknowledged yet. */
  record Waiting(Subject subject) implements Opened {}

  record Acknowledged(Subject subject, Instant at) implements Opened {}

  /** It cannot be acknowledged as things are. */
  record Refused(Subject subject) implements Opened {}
}
