package nl.lekdicht.core.incident;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.lekdicht.core.paper.PaperKind;
import org.jspecify.annotations.Nullable;

/** What became of the papers of an incident. Of a text the entry has the SHA-256; the text itself is kept beside the journal. */
public sealed interface PaperEvent extends IncidentEvent {

  /**
   * Papers of one kind were made.
   *
   * @param authors whose words stand in them
   */
  record PapersWritten(PaperKind kind, List<UUID> authors, List<Written> papers)
      implements PaperEvent {
    public PapersWritten {
      authors = List.copyOf(authors);
      papers = List.copyOf(papers);
    }
  }

  /**
   * @param brin null for a paper that concerns several schools
   * @param number counts the papers of that kind for that school, from 1
   * @param digest SHA-256 of the text, in hexadecimal
   */
  record Written(UUID paper, @Nullable String brin, int number, String digest) {}

  /**
   * The text was changed. An approval of it is void.
   *
   * @param version counts the texts of a paper, from 1
   * @param authors whose words came in with it
   */
  record PaperRewritten(UUID paper, int version, String digest, List<UUID> authors)
      implements PaperEvent {
    public PaperRewritten {
      authors = List.copyOf(authors);
    }
  }

  /** A paper, and the text that somebody saw of it. */
  record Seen(UUID paper, String digest) {}

  record PapersSubmitted(List<Seen> papers) implements PaperEvent {
    public PapersSubmitted {
      papers = List.copyOf(papers);
    }
  }

  /**
   * @param deputy whether the approver stood in for the escalation manager
   */
  record PapersApproved(List<Seen> papers, boolean deputy) implements PaperEvent {
    public PapersApproved {
      papers = List.copyOf(papers);
    }
  }

  record PapersRejected(List<Seen> papers, String reason) implements PaperEvent {
    public PapersRejected {
      papers = List.copyOf(papers);
    }
  }

  /** Papers of one kind went to the schools. */
  record PapersSent(PaperKind kind, List<Sent> papers) implements PaperEvent {
    public PapersSent {
      papers = List.copyOf(papers);
    }
  }

  record Sent(UUID paper, String brin, String digest) {}

  /**
   * @param contact the address of whom the one-time link was sent to; null when somebody signed in
   */
  record PaperAcknowledged(UUID paper, String brin, @Nullable String contact)
      implements PaperEvent {}

  /**
   * A draft was typed into the authority's form.
   *
   * @param brins the schools for which
   * @param joint whether the supplier filed it for several
   * @param number given by the authority
   * @param filedBy who typed it, where that is another than who records it
   */
  record DraftFiled(
      UUID paper,
      String digest,
      List<String> brins,
      boolean joint,
      boolean withdrawal,
      Instant filedAt,
      String number,
      @Nullable String lateReason,
      @Nullable String filedBy)
      implements PaperEvent {
    public DraftFiled {
      brins = List.copyOf(brins);
    }
  }

  /**
   * What the authority gave as its confirmation was kept.
   *
   * @param digest SHA-256 of the file, in hexadecimal
   */
  record ConfirmationKept(UUID paper, String name, String digest) implements PaperEvent {}

  /** A paper that did not leave is given up. */
  record PaperDropped(UUID paper, String reason) implements PaperEvent {}
}
