package nl.lekdicht.core.paper;

import static nl.lekdicht.core.Outcome.accepted;
import static nl.lekdicht.core.Outcome.refused;

import java.time.Instant;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import nl.lekdicht.core.Outcome;
import nl.lekdicht.core.Refusal;
import nl.lekdicht.core.Role;
import org.jspecify.annotations.Nullable;

/**
 * How a paper leaves the house: nobody whose words stand in it approves it, what is approved is the digest of exactly the text that
 * leaves, and a change of the text makes an approval void.
 */
public final class FourEyes {
  private FourEyes() {}

  /** With another text; whoever wrote in it before stays among its authors. */
  public static Outcome<Paper> rewrite(Paper paper, String digest, Set<UUID> authors) {
    Refusal gone = hasLeft(paper, "changed");
    if (gone != null) {
      return refused(gone);
    }
    Sheet before = paper.sheet();
    if (before.digest().equals(digest)) {
      return refused(
          new Refusal.NotNow("nothing-changes", "The text is already exactly like this."));
    }
    Set<UUID> all = new HashSet<>(before.authors());
    all.addAll(authors);
    return accepted(
        new Paper.InDraft(
            new Sheet(
                before.id(), before.kind(), before.brin(), before.version() + 1, digest, all)));
  }

  /**
   * @param seen the digest of the text that is submitted
   */
  public static Outcome<Paper> submit(Paper paper, String seen, UUID by, Instant at) {
    return switch (paper) {
      case Paper.InDraft(Sheet sheet) -> {
        Refusal other = otherText(sheet, seen);
        yield other != null ? refused(other) : accepted(new Paper.Submitted(sheet, by, at));
      }
      case Paper.Rejected(Sheet sheet, _, _, String reason) ->
          refused(
              new Refusal.NotNow(
                  "rejected-text",
                  "This text of %s was rejected (%s). Change it before it is submitted again."
                      .formatted(name(sheet), reason)));
      case Paper.Submitted _,
          Paper.Approved _,
          Paper.Sent _,
          Paper.Filed _,
          Paper.Acknowledged _,
          Paper.Dropped _ ->
          refused(notIn(paper, "submitted", Paper.State.DRAFT));
    };
  }

  /**
   * @param seen the digest of the text that the approver read
   */
  public static Outcome<Paper> approve(Paper paper, String seen, Approver approver, Instant at) {
    Refusal refusal = mayJudge(paper, seen, approver, "approved");
    return refusal != null
        ? refused(refusal)
        : accepted(new Paper.Approved(paper.sheet(), approver.account(), at));
  }

  /** Whoever wrote in it may not turn it down either: that is for the second pair of eyes, too. The author changes or drops it. */
  public static Outcome<Paper> reject(
      Paper paper, String seen, Approver approver, String reason, Instant at) {
    Refusal refusal = mayJudge(paper, seen, approver, "rejected");
    return refusal != null
        ? refused(refusal)
        : accepted(new Paper.Rejected(paper.sheet(), approver.account(), at, reason));
  }

  private static @Nullable Refusal mayJudge(
      Paper paper, String seen, Approver approver, String what) {
    Sheet sheet = paper.sheet();
    if (!approver.judges()) {
      return new Refusal.RoleMissing(Role.ESCALATION_MANAGER, "Judging what leaves the house");
    }
    if (!(paper instanceof Paper.Submitted)) {
      return notIn(paper, what, Paper.State.SUBMITTED);
    }
    if (approver.isAmong(sheet.authors())) {
      return new Refusal.NotNow(
          "approver-is-author",
          "Words of %s are yours, or of the facts that it was made from. Somebody else has to judge it."
              .formatted(name(sheet)));
    }
    return otherText(sheet, seen);
  }

  /** To the school: a notice, a letter, or a draft that it files itself. */
  public static Outcome<Paper> send(Paper paper, UUID by, Instant at) {
    Sheet sheet = paper.sheet();
    if (sheet.brin() == null) {
      return refused(
          new Refusal.NotNow(
              "for-several-schools",
              "%s is for several schools; it is filed, not sent.".formatted(name(sheet))));
    }
    return paper instanceof Paper.Approved
        ? accepted(new Paper.Sent(sheet, by, at))
        : refused(notIn(paper, "sent", Paper.State.APPROVED));
  }

  /** Typed into the authority's form: by the supplier once approved, by the school once it has it. */
  public static Outcome<Paper> file(Paper paper, UUID by, Instant at) {
    Sheet sheet = paper.sheet();
    if (sheet.kind() != PaperKind.AP_DRAFT) {
      return refused(
          new Refusal.NotNow(
              "no-notification", "%s is not filed with the authority.".formatted(name(sheet))));
    }
    boolean ready =
        sheet.brin() == null
            ? paper instanceof Paper.Approved
            : paper instanceof Paper.Sent || paper instanceof Paper.Acknowledged;
    return ready
        ? accepted(new Paper.Filed(sheet, by, at))
        : refused(
            notIn(paper, "filed", sheet.brin() == null ? Paper.State.APPROVED : Paper.State.SENT));
  }

  /**
   * @param by null when it is said through the one-time link
   */
  public static Outcome<Paper> acknowledge(Paper paper, @Nullable UUID by, Instant at) {
    return paper instanceof Paper.Sent
        ? accepted(new Paper.Acknowledged(paper.sheet(), by, at))
        : refused(notIn(paper, "acknowledged", Paper.State.SENT));
  }

  public static Outcome<Paper> drop(Paper paper, UUID by, String reason, Instant at) {
    Refusal gone = hasLeft(paper, "dropped");
    return gone != null
        ? refused(gone)
        : accepted(new Paper.Dropped(paper.sheet(), by, at, reason));
  }

  private static @Nullable Refusal hasLeft(Paper paper, String what) {
    return switch (paper) {
      case Paper.InDraft _, Paper.Submitted _, Paper.Approved _, Paper.Rejected _ -> null;
      case Paper.Sent _, Paper.Filed _, Paper.Acknowledged _ ->
          new Refusal.NotNow(
              "paper-has-left",
              "%s has left the house; it cannot be %s any more. What is to be added goes in a further one."
                  .formatted(name(paper.sheet()), what));
      case Paper.Dropped _ ->
          new Refusal.NotNow(
              "paper-dropped", "%s was given up before.".formatted(name(paper.sheet())));
    };
  }

  private static @Nullable Refusal otherText(Sheet sheet, String seen) {
    return sheet.digest().equals(seen)
        ? null
        : new Refusal.NotNow(
            "text-changed",
            "The text of %s is another now than the one you saw. Read it as it stands."
                .formatted(name(sheet)));
  }

  private static Refusal notIn(Paper paper, String what, Paper.State needed) {
    return new Refusal.NotNow(
        "paper-not-" + needed.name().toLowerCase(Locale.ROOT),
        "%s is %s; it can be %s when it is %s."
            .formatted(name(paper.sheet()), paper.state(), what, needed));
  }

  private static String name(Sheet sheet) {
    return sheet.brin() == null
        ? "%s %s".formatted(sheet.kind(), sheet.id())
        : "%s %s for %s".formatted(sheet.kind(), sheet.id(), sheet.brin());
  }
}
