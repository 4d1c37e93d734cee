package nl.lekdicht.overview;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import nl.lekdicht.core.calendar.DeadlineKind;
import nl.lekdicht.core.fact.Fact;
import nl.lekdicht.core.register.Figures;
import nl.lekdicht.core.register.Period;
import nl.lekdicht.core.register.Spread;
import nl.lekdicht.document.Documents;
import nl.lekdicht.document.Part;
import nl.lekdicht.document.Part.Bar;
import nl.lekdicht.document.Part.Bars;
import nl.lekdicht.document.Part.Heading;
import nl.lekdicht.document.Part.Pair;
import nl.lekdicht.document.Part.Pairs;
import nl.lekdicht.document.Part.Paragraph;
import nl.lekdicht.print.RegisterWords;
import org.jspecify.annotations.Nullable;

/** An overview on paper: figures, with a few plain charts. */
final class OverviewPrint {
  private final String language;
  private final RegisterWords words;

  OverviewPrint(String language) {
    this.language = language;
    this.words = RegisterWords.in(language);
  }

  /**
   * @param remarks what the supplier says besides, of its security measures; paragraphs, with a line between
   */
  byte[] pdf(Documents documents, Overview overview, @Nullable String remarks) {
    return documents.sheet(title(overview), language, parts(overview, remarks));
  }

  String title(Overview overview) {
    Period period = overview.period();
    Map<String, String> blanks =
        Map.of("year", Integer.toString(period.year()), "half", Integer.toString(period.half()));
    String of = overview.school() == null ? "" : ".school";
    return words.say((period.half() == 0 ? "overview.year" : "overview.half") + of, blanks);
  }

  List<Part> parts(Overview overview, @Nullable String remarks) {
    Figures figures = overview.figures();
    List<Part> parts = new ArrayList<>();
    parts.add(about(overview));
    if (!overview.complete()) {
      parts.add(new Paragraph(words.say("overview.unfinished", "moment", moment(overview.at()))));
    }
    parts.add(heading("overview.numbers"));
    if (figures.entries() > 0 || figures.erased() == 0) {
      parts.add(total(figures));
    }
    if (figures.erased() > 0) {
      parts.add(erased(figures.erased()));
    }
    if (figures.entries() > 0) {
      numbers(parts, figures);
    }
    terms(parts, figures);
    time(parts, "access", figures.accessTime());
    time(parts, "notice", figures.noticeTime());
    if (remarks != null) {
      parts.add(heading("overview.remarks"));
      Stream.of(remarks.strip().split("\n\\s*\n")).map(Paragraph::new).forEach(parts::add);
    }
    parts.add(heading("overview.reading"));
    parts.add(new Paragraph(words.say("overview.counted")));
    return parts;
  }

  private Part about(Overview overview) {
    List<Pair> pairs = new ArrayList<>();
    Overview.School school = overview.school();
    if (school != null) {
      pairs.add(
          new Pair(
              words.label("school"),
              words.say("school", Map.of("name", school.name(), "brin", school.brin()))));
    }
    pairs.add(new Pair(words.say("overview.supplier"), overview.supplier()));
    pairs.add(
        new Pair(
            words.say("overview.period"),
            words.say(
                "overview.days",
                Map.of(
                    "from",
                    words.day(overview.period().firstDay()),
                    "to",
                    words.day(overview.period().lastDay())))));
    pairs.add(new Pair(words.say("overview.asof"), moment(overview.at())));
    return new Pairs(pairs);
  }

  private Part total(Figures figures) {
    return new Paragraph(
        switch (Long.signum(figures.entries() - 1)) {
          case -1 -> words.say("overview.total.none");
          case 0 -> words.say("overview.total.one");
          default -> words.say("overview.total.many", "count", words.number(figures.entries()));
        });
  }

  private Part erased(long count) {
    return new Paragraph(
        count == 1
            ? words.say("overview.erased.one")
            : words.say("overview.erased.many", "count", words.number(count)));
  }

  private void numbers(List<Part> parts, Figures figures) {
    parts.add(
        chart("overview.bykind", figures.kinds(), kind -> words.option("kind", kind.name()), 0));
    parts.add(
        chart(
            "overview.byclassification",
            figures.classifications(),
            found -> words.option("classification", found.name()),
            figures.unclassified()));
    parts.add(
        chart(
            "overview.bytype",
            figures.incidentTypes(),
            option -> words.option(Fact.KIND_OF_INCIDENT, option),
            figures.untyped()));
  }

  private <K> Part chart(
      String caption, Map<K, Long> counted, Function<K, String> name, long unknown) {
    List<Bar> bars = new ArrayList<>();
    counted.forEach((key, count) -> bars.add(bar(name.apply(key), count)));
    if (unknown > 0) {
      bars.add(bar(words.say("undecided"), unknown));
    }
    return new Bars(words.say(caption), words.say("overview.number"), bars);
  }

  private Bar bar(String label, long count) {
    return new Bar(label, count, words.number(count));
  }

  private void terms(List<Part> parts, Figures figures) {
    parts.add(heading("overview.terms"));
    List<Bar> bars = new ArrayList<>();
    figures.terms().forEach((kind, kept) -> bars.addAll(bars(kind, kept)));
    parts.add(
        bars.isEmpty()
            ? new Paragraph(words.say("overview.terms.none"))
            : new Bars(words.say("overview.terms.chart"), words.say("overview.number"), bars));
  }

  private List<Bar> bars(DeadlineKind kind, Figures.Kept kept) {
    if (kept.kept() + kept.missed() + kept.running() == 0) {
      return List.of();
    }
    return Stream.of(
            bar(kind, "intime", kept.kept()),
            bar(kind, "late", kept.missed()),
            kept.running() == 0 ? null : bar(kind, "overview.running", kept.running()))
        .filter(Objects::nonNull)
        .toList();
  }

  private Bar bar(DeadlineKind kind, String how, long count) {
    return bar(
        words.say(
            "overview.term",
            Map.of("term", words.option("term", kind.name()), "how", words.say(how))),
        count);
  }

  private void time(List<Part> parts, String what, Spread spread) {
    parts.add(heading("overview." + what));
    if (spread.median() == null || spread.ninetieth() == null || spread.longest() == null) {
      parts.add(new Paragraph(words.say("overview." + what + ".none")));
      return;
    }
    parts.add(
        new Pairs(
            List.of(
                new Pair(words.say("overview.median"), words.length(spread.median())),
                new Pair(words.say("overview.ninetieth"), words.length(spread.ninetieth())),
                new Pair(words.say("overview.longest"), words.length(spread.longest())))));
    List<Bar> bars = new ArrayList<>();
    Duration before = Duration.ZERO;
    for (Spread.Bucket bucket : spread.buckets()) {
      bars.add(bar(span(before, bucket.upTo()), bucket.count()));
      before = bucket.upTo() == null ? before : bucket.upTo();
    }
    parts.add(
        new Bars(words.say("overview." + what + ".chart"), words.say("overview.number"), bars));
  }

  private String span(Duration before, @Nullable Duration upTo) {
    if (upTo == null) {
      return words.say("overview.longer", "from", words.length(before));
    }
    return before.isZero()
        ? words.say("overview.within", "to", words.length(upTo))
        : words.say(
            "overview.between", Map.of("from", words.length(before), "to", words.length(upTo)));
  }

  private Heading heading(String key) {
    return new Heading(2, words.say(key));
  }

  private String moment(Instant at) {
    return words.moment(at);
  }
}
