package nl.lekdicht.paper;

import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.lekdicht.core.form.FilingKind;
import nl.lekdicht.core.incident.PaperEvent;
import nl.lekdicht.core.paper.PaperKind;
import nl.lekdicht.letter.SubjectFacts;
import org.jspecify.annotations.Nullable;

/** The bodies of requests about papers; the contract has their rules. */
final class Inputs {
  private Inputs() {}

  @Serdeable
  record Notice(PaperKind kind, @Nullable List<String> schools, @Nullable Instant answerBefore) {
    Notices.Order order() {
      return new Notices.Order(kind, schools, answerBefore);
    }
  }

  @Serdeable
  record Letters(
      @Nullable List<String> schools,
      List<String> languages,
      List<SubjectFacts.Audience> audiences) {
    SubjectLetters.Order order() {
      return new SubjectLetters.Order(schools, languages, audiences);
    }
  }

  @Serdeable
  record Draft(
      FilingKind filing,
      @Nullable Boolean joint,
      @Nullable List<String> schools,
      @Nullable Boolean complete,
      @Nullable String reason,
      @Nullable String form) {
    ApDrafts.Order order() {
      return new ApDrafts.Order(
          filing, Boolean.TRUE.equals(joint), schools, Boolean.TRUE.equals(complete), reason, form);
    }
  }

  @Serdeable
  record Text(String digest, String content) {}

  @Serdeable
  record Answers(String digest, Map<String, Answer> answers) {
    Map<String, DraftAnswers.Said> said() {
      Map<String, DraftAnswers.Said> said = new LinkedHashMap<>();
      answers.forEach((field, answer) -> said.put(field, answer.said()));
      return said;
    }
  }

  @Serdeable
  record Answer(
      @Nullable JsonNode value, @Nullable Boolean notYetKnown, @Nullable Boolean restore) {
    DraftAnswers.Said said() {
      if (Boolean.TRUE.equals(restore)) {
        return new DraftAnswers.Said.Restored();
      }
      if (Boolean.TRUE.equals(notYetKnown)) {
        return new DraftAnswers.Said.NotYetKnown();
      }
      return value == null || value.isNull()
          ? new DraftAnswers.Said.Emptied()
          : new DraftAnswers.Said.Given(value);
    }
  }

  @Serdeable
  record Refill(String digest) {}

  @Serdeable
  record SeenPaper(UUID id, String digest) {}

  @Serdeable
  record Seen(List<SeenPaper> papers) {
    List<PaperEvent.Seen> seen() {
      return papers.stream().map(paper -> new PaperEvent.Seen(paper.id(), paper.digest())).toList();
    }
  }

  @Serdeable
  record Rejection(List<SeenPaper> papers, String reason) {
    List<PaperEvent.Seen> seen() {
      return new Seen(papers).seen();
    }
  }

  @Serdeable
  record Chosen(List<UUID> papers) {}

  @Serdeable
  record Cancellation(String reason) {}

  @Serdeable
  record Filing(
      Instant filedAt, String number, @Nullable String lateReason, @Nullable String filedBy) {
    Filings.Said said() {
      return new Filings.Said(filedAt, number, lateReason, filedBy);
    }
  }
}
