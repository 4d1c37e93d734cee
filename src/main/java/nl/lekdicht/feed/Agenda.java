package nl.lekdicht.feed;

import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.Standard;
import net.fortuna.ical4j.model.component.VAlarm;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.component.VTimeZone;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Transp;
import net.fortuna.ical4j.model.property.TzId;
import net.fortuna.ical4j.model.property.TzOffsetFrom;
import net.fortuna.ical4j.model.property.TzOffsetTo;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.Url;
import net.fortuna.ical4j.model.property.XProperty;
import net.fortuna.ical4j.model.property.immutable.ImmutableAction;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;
import nl.lekdicht.core.calendar.DeadlineKind;
import nl.lekdicht.deadline.OpenDeadline;

/** Deadlines as iCalendar (RFC 5545): an event at each due moment, with an alarm before it. No words that anybody wrote about a case. */
@Singleton
final class Agenda {
  private static final Duration ALARM_BEFORE = Duration.ofMinutes(30);

  private final String address;

  /**
   * @param address where people reach this service
   */
  Agenda(
      @Property(name = "lekdicht.address", defaultValue = "http://localhost:8080") String address) {
    this.address = address.strip().replaceFirst("/+$", "");
  }

  /** Where a calendar program reads the feed with this secret. */
  String address(String secret) {
    return "%s/v1/calendar-feeds/%s.ics".formatted(address, secret);
  }

  /**
   * @param schools names by BRIN code
   * @param ofASchool whether a school reads it, and not the supplier
   */
  String text(
      List<OpenDeadline> deadlines,
      Map<String, String> schools,
      String language,
      boolean ofASchool,
      Instant at) {
    var calendar = new Calendar();
    calendar.add(new ProdId("-//Lekdicht//Lekdicht 1.0//NL"));
    calendar.add(ImmutableVersion.VERSION_2_0);
    calendar.add(ImmutableCalScale.GREGORIAN);
    calendar.add(
        new XProperty("X-WR-CALNAME", language.equals("en") ? "Breach deadlines" : "Lektermijnen"));
    for (var deadline : deadlines) {
      calendar.add(event(deadline, schools, language, ofASchool, at));
    }
    if (deadlines.isEmpty()) {
      calendar.add(utc());
    }
    return ContentLines.folded(calendar.toString());
  }

  /** A calendar has at least one component (RFC 5545, 3.6), also when there is nothing to tell. */
  private static VTimeZone utc() {
    var always = new Standard();
    always.add(new DtStart<>(Instant.EPOCH.atOffset(ZoneOffset.UTC).toLocalDateTime()));
    always.add(new TzOffsetFrom(ZoneOffset.UTC));
    always.add(new TzOffsetTo(ZoneOffset.UTC));
    var zone = new VTimeZone();
    zone.add(new TzId("Etc/UTC"));
    zone.add(always);
    return zone;
  }

  private VEvent event(
      OpenDeadline deadline,
      Map<String, String> schools,
      String language,
      boolean ofASchool,
      Instant at) {
    var summary =
        deadline.incidentNumber()
            + " "
            + KindText.of(DeadlineKind.valueOf(deadline.kind()), language);
    var event = new VEvent(false);
    event.add(new Uid(uid(deadline)));
    event.add(new DtStamp(at));
    event.add(new DtStart<>(deadline.dueAt()));
    event.add(new Summary(summary));
    var brin = deadline.brin();
    if (brin != null && !ofASchool) {
      event.add(new Description("%s (%s)".formatted(schools.getOrDefault(brin, ""), brin).strip()));
    }
    event.add(new Url(link(deadline, ofASchool)));
    event.add(new Transp(Transp.VALUE_TRANSPARENT));
    var alarm = new VAlarm(ALARM_BEFORE.negated());
    alarm.add(ImmutableAction.DISPLAY);
    alarm.add(new Description(summary));
    event.add(alarm);
    return event;
  }

  /** The same for one deadline, however often it moves. */
  private static String uid(OpenDeadline deadline) {
    var named = deadline.incidentId() + "\n" + deadline.slot();
    return UUID.nameUUIDFromBytes(named.getBytes(StandardCharsets.UTF_8)) + "@lekdicht";
  }

  private URI link(OpenDeadline deadline, boolean ofASchool) {
    var of = ofASchool ? "/schools/" + deadline.brin() : "";
    return URI.create(address + of + "/incidents/" + deadline.incidentId());
  }
}
