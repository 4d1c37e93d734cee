package nl.lekdicht.letter;

import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.lekdicht.core.paper.PaperKind;
import nl.lekdicht.outbox.Letter;

/**
 * The letters that the service sends of its own accord, in the language of whoever gets them.
 *
 * <p>A mail can be read by others than its reader. So a letter holds numbers, kinds, moments, titles of steps, names of schools and of
 * colleagues, and nothing that anybody wrote about a case; the rest is behind the sign-in.
 */
@Singleton
public final class Letters {
  private final String address;

  /**
   * @param address where people reach this service
   */
  Letters(
      @Property(name = "lekdicht.address", defaultValue = "http://localhost:8080") String address) {
    URI base = URI.create(address.strip());
    if (base.getHost() == null || !List.of("http", "https").contains(base.getScheme())) {
      throw new IllegalArgumentException(
          "lekdicht.address is \"%s\", but must be an address such as https://lekdicht.example.nl."
              .formatted(address));
    }
    this.address = base.toString().replaceFirst("/+$", "");
  }

  /** A rung of a deadline's ladder. */
  public Letter warning(WarningFacts facts, String language) {
    Warning warning = new Warning(facts, language);
    return new Letter(warning.subject(), warning.paragraphs(), incident(facts.incidentId()));
  }

  /** A security warning from outside became a report. */
  public Letter automaticAlert(AlertFacts facts, String language) {
    Phrases phrases = Phrases.in(language);
    Wording wording = new Wording(phrases);
    return new Letter(
        phrases.say(
            "alert.subject",
            Map.of(
                "source",
                Wording.inSubject(facts.source()),
                "at",
                wording.shortMoment(facts.at()))),
        List.of(
            phrases.say(
                "alert.what",
                Map.of(
                    "source", Wording.oneLine(facts.source()), "at", wording.moment(facts.at()))),
            phrases.say("alert.unjudged"),
            phrases.say("alert.do"),
            phrases.say("alert.why")),
        URI.create(address + "/reports/" + facts.reportId()));
  }

  /**
   * Something lies ready for a school in the service: the draft of its notification, or the letters that it can send.
   *
   * @param link where it says that it received it, once
   */
  public Letter ready(PaperKind kind, String incidentNumber, URI link, String language) {
    Phrases phrases = Phrases.in(language);
    String what = kind == PaperKind.AP_DRAFT ? "ready.draft" : "ready.letter";
    Map<String, String> words = Map.of("incident", incidentNumber);
    return new Letter(
        phrases.say(what + ".subject", words),
        List.of(
            phrases.say(what + ".what", words),
            phrases.say(what + ".do"),
            phrases.say("ready.where")),
        link);
  }

  /** Nobody watched for a while. */
  public Letter missedWatch(MissedWatchFacts facts, String language) {
    Phrases phrases = Phrases.in(language);
    Wording wording = new Wording(phrases);
    return new Letter(
        phrases.say(
            "watch.subject",
            Map.of(
                "from",
                wording.shortMoment(facts.from()),
                "until",
                wording.shortMoment(facts.until()))),
        List.of(
            phrases.say(
                "watch.what",
                Map.of(
                    "from", wording.moment(facts.from()), "until", wording.moment(facts.until()))),
            facts.late() == 0
                ? phrases.say("watch.late.none")
                : phrases.counted("watch.late", facts.late()),
            phrases.say("watch.do"),
            phrases.say("watch.why")),
        URI.create(address + "/"));
  }

  /** A mail could not be delivered. */
  public Letter notDelivered(NotDeliveredFacts facts, String language) {
    Phrases phrases = Phrases.in(language);
    String name = Wording.oneLine(facts.recipientName());
    String at = new Wording(phrases).moment(facts.at());
    String number = facts.incidentNumber();
    UUID incident = facts.incidentId();
    return new Letter(
        number == null
            ? phrases.say("undelivered.subject")
            : phrases.say("undelivered.subject.incident", "number", number),
        List.of(
            number == null
                ? phrases.say("undelivered.what", Map.of("name", name, "at", at))
                : phrases.say(
                    "undelivered.what.incident", Map.of("number", number, "name", name, "at", at)),
            phrases.say("undelivered.do", "name", name),
            phrases.say("undelivered.why")),
        incident == null ? URI.create(address + "/") : incident(incident));
  }

  private URI incident(UUID id) {
    return URI.create(address + "/incidents/" + id);
  }
}
