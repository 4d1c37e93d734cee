package nl.lekdicht.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.lekdicht.core.IncidentKind;
import nl.lekdicht.core.Report;
import nl.lekdicht.core.checklist.RunEvent;
import nl.lekdicht.core.checklist.StepOutcome;
import nl.lekdicht.core.fact.Classification;
import nl.lekdicht.core.fact.Fact;
import nl.lekdicht.core.fact.Measure;
import nl.lekdicht.core.fact.Risk;
import nl.lekdicht.core.incident.AssessmentEvent;
import nl.lekdicht.core.incident.Duty;
import nl.lekdicht.core.incident.Ground;
import nl.lekdicht.core.incident.IncidentEvent;
import nl.lekdicht.core.incident.IncidentMoment;
import nl.lekdicht.core.incident.KeepingEvent;
import nl.lekdicht.core.incident.PaperEvent;
import nl.lekdicht.core.incident.SchoolMoment;
import nl.lekdicht.core.incident.SchoolTerm;
import nl.lekdicht.core.paper.PaperKind;
import nl.lekdicht.core.severity.Adjustment;
import nl.lekdicht.core.severity.Availability;
import nl.lekdicht.core.severity.Band;
import nl.lekdicht.core.severity.Confidentiality;
import nl.lekdicht.core.severity.DataNature;
import nl.lekdicht.core.severity.Identifiability;
import nl.lekdicht.core.severity.Inputs;
import nl.lekdicht.core.severity.Integrity;
import nl.lekdicht.core.term.Audience;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The texts here lie in journals and are never rewritten: a change that breaks one of them needs another kind, not another text. */
final class EventTextTest {
  private static final UUID RUN = UUID.fromString("019aa1b2-0000-7000-8000-000000000011");
  private static final Instant AT = Instant.parse("2026-11-22T03:04:05.123Z");
  private static final Instant DUE = Instant.parse("2026-11-23T09:00:00Z");

  record Vector(String kind, IncidentEvent event, String body) {}

  static Stream<Vector> vectors() {
    return Stream.of(
        new Vector(
            "incident-opened",
            new IncidentEvent.Opened(
                "2026-0001",
                "Stolen laptop",
                IncidentKind.SECURITY_INCIDENT,
                Report.What.LOSS_OR_THEFT,
                Report.Where.RDP,
                UUID.fromString("019aa1b2-0000-7000-8000-0000000000ff"),
                "ab12",
                AT,
                DUE,
                List.of(new SchoolTerm("01AB", 48), new SchoolTerm("02CD", null)),
                null),
            """
            {"number":"2026-0001","title":"Stolen laptop","kind":"SECURITY_INCIDENT","what":"LOSS_OR_THEFT",\
            "where":"RDP","reportId":"019aa1b2-0000-7000-8000-0000000000ff","reportDigest":"ab12",\
            "receivedAt":"2026-11-22T03:04:05.123Z","discoveredAt":"2026-11-23T09:00:00Z",\
            "schools":[{"brin":"01AB","noticeHours":48},{"brin":"02CD"}]}\
            """),
        new Vector(
            "incident-opened",
            new IncidentEvent.Opened(
                "2026-0002",
                "Alert",
                IncidentKind.PERSONAL_DATA_BREACH,
                Report.What.AUTOMATIC_ALERT,
                Report.Where.ONLINE,
                RUN,
                "cd34",
                AT,
                null,
                List.of(),
                null),
            """
            {"number":"2026-0002","title":"Alert","kind":"PERSONAL_DATA_BREACH","what":"AUTOMATIC_ALERT",\
            "where":"ONLINE","reportId":"019aa1b2-0000-7000-8000-000000000011","reportDigest":"cd34",\
            "receivedAt":"2026-11-22T03:04:05.123Z","schools":[]}\
            """),
        new Vector(
            "run-started",
            new IncidentEvent.RunStarted(
                RUN,
                "rdp-files",
                "ef56",
                AT,
                Map.of("reopen-access", AT, "close-access", DUE, "escalate", AT),
                null,
                5),
            """
            {"run":"019aa1b2-0000-7000-8000-000000000011","checklistId":"rdp-files","checklistDigest":"ef56",\
            "reportedAt":"2026-11-22T03:04:05.123Z","dueAt":{"close-access":"2026-11-23T09:00:00Z",\
            "escalate":"2026-11-22T03:04:05.123Z","reopen-access":"2026-11-22T03:04:05.123Z"},\
            "startedByEntry":5}\
            """),
        new Vector(
            "run-started",
            new IncidentEvent.RunStarted(RUN, "rdp-device", "ef56", AT, Map.of(), null, null),
            """
            {"run":"019aa1b2-0000-7000-8000-000000000011","checklistId":"rdp-device","checklistDigest":"ef56",\
            "reportedAt":"2026-11-22T03:04:05.123Z","dueAt":{}}\
            """),
        new Vector(
            "run-withdrawn",
            new IncidentEvent.RunWithdrawn(RUN, 7),
            """
            {"run":"019aa1b2-0000-7000-8000-000000000011","becauseOfEntry":7}\
            """),
        new Vector(
            "schools-changed",
            new IncidentEvent.SchoolsChanged(List.of(new SchoolTerm("01AB", 48))),
            """
            {"schools":[{"brin":"01AB","noticeHours":48}]}\
            """),
        new Vector(
            "school-moment-recorded",
            new IncidentEvent.SchoolMomentRecorded("01AB", SchoolMoment.SCHOOL_TOLD, AT, "Called"),
            """
            {"brin":"01AB","kind":"SCHOOL_TOLD","occurredAt":"2026-11-22T03:04:05.123Z",\
            "description":"Called"}\
            """),
        new Vector(
            "incident-opened",
            new IncidentEvent.Opened(
                "2027-0003",
                "Under an edition of the terms",
                IncidentKind.SECURITY_INCIDENT,
                Report.What.OTHER,
                Report.Where.OTHER,
                RUN,
                "cd34",
                AT,
                AT,
                List.of(new SchoolTerm("01AB", 48, LocalDate.of(2026, 9, 1))),
                "9f9f"),
            """
            {"number":"2027-0003","title":"Under an edition of the terms","kind":"SECURITY_INCIDENT","what":"OTHER",\
            "where":"OTHER","reportId":"019aa1b2-0000-7000-8000-000000000011","reportDigest":"cd34",\
            "receivedAt":"2026-11-22T03:04:05.123Z","discoveredAt":"2026-11-22T03:04:05.123Z",\
            "schools":[{"brin":"01AB","noticeHours":48,"agreedOn":"2026-09-01"}],"termsDigest":"9f9f"}\
            """),
        new Vector(
            "run-started",
            new IncidentEvent.RunStarted(
                RUN,
                "rdp-device",
                "ef56",
                AT,
                Map.of("close-access", DUE),
                Map.of("close-access", List.of(AT, DUE)),
                null),
            """
            {"run":"019aa1b2-0000-7000-8000-000000000011","checklistId":"rdp-device","checklistDigest":"ef56",\
            "reportedAt":"2026-11-22T03:04:05.123Z","dueAt":{"close-access":"2026-11-23T09:00:00Z"},\
            "warnsAt":{"close-access":["2026-11-22T03:04:05.123Z","2026-11-23T09:00:00Z"]}}\
            """),
        new Vector(
            "moment-corrected",
            new IncidentEvent.MomentCorrected(
                IncidentMoment.DISCOVERED, null, DUE, AT, "The log says so", List.of()),
            """
            {"moment":"DISCOVERED","from":"2026-11-23T09:00:00Z","to":"2026-11-22T03:04:05.123Z",\
            "reason":"The log says so","runs":[]}\
            """),
        new Vector(
            "moment-corrected",
            new IncidentEvent.MomentCorrected(
                IncidentMoment.RECEIVED,
                null,
                DUE,
                AT,
                "Typed wrong",
                List.of(new IncidentEvent.Recounted(RUN, AT, Map.of("close-access", DUE), null))),
            """
            {"moment":"RECEIVED","from":"2026-11-23T09:00:00Z","to":"2026-11-22T03:04:05.123Z",\
            "reason":"Typed wrong","runs":[{"run":"019aa1b2-0000-7000-8000-000000000011",\
            "reportedAt":"2026-11-22T03:04:05.123Z","dueAt":{"close-access":"2026-11-23T09:00:00Z"}}]}\
            """),
        new Vector(
            "deadline-warned",
            new IncidentEvent.DeadlineWarned(
                List.of("notice:01AB", "notice:02CD"),
                2,
                DUE,
                AT,
                Audience.INCIDENT_MANAGERS,
                List.of(RUN),
                true),
            """
            {"slots":["notice:01AB","notice:02CD"],"number":2,"dueAt":"2026-11-23T09:00:00Z",\
            "at":"2026-11-22T03:04:05.123Z","audience":"INCIDENT_MANAGERS",\
            "hearers":["019aa1b2-0000-7000-8000-000000000011"],"late":true}\
            """),
        new Vector(
            "moment-corrected",
            new IncidentEvent.MomentCorrected(
                IncidentMoment.SCHOOL_TOLD, "01AB", null, AT, "It was earlier", List.of()),
            """
            {"moment":"SCHOOL_TOLD","brin":"01AB","to":"2026-11-22T03:04:05.123Z",\
            "reason":"It was earlier","runs":[]}\
            """),
        new Vector(
            "deadline-acknowledged",
            new IncidentEvent.DeadlineAcknowledged("ap-cautious", null),
            """
            {"slot":"ap-cautious"}\
            """),
        new Vector(
            "deadline-acknowledged",
            new IncidentEvent.DeadlineAcknowledged("ap-cautious", "On my way"),
            """
            {"slot":"ap-cautious","note":"On my way"}\
            """),
        new Vector(
            "update-given",
            new IncidentEvent.UpdateGiven(AT, "Still closed"),
            """
            {"givenAt":"2026-11-22T03:04:05.123Z","description":"Still closed"}\
            """),
        new Vector(
            "update-missed",
            new IncidentEvent.UpdateMissed(DUE),
            """
            {"dueAt":"2026-11-23T09:00:00Z"}\
            """),
        new Vector(
            "mail-returned",
            new IncidentEvent.MailReturned(RUN, "warning:1", null),
            """
            {"mail":"019aa1b2-0000-7000-8000-000000000011","cause":"warning:1"}\
            """),
        new Vector(
            "facts-stated",
            new AssessmentEvent.FactsStated(
                null,
                List.of(
                    new AssessmentEvent.Change(Fact.DATA_KINDS, "NAME", "BSN,NAME"),
                    new AssessmentEvent.Change(Fact.CAUSE, null, "A bag left in the train"),
                    new AssessmentEvent.Change(Fact.ONGOING, "YES", null))),
            """
            {"changes":[{"fact":"DATA_KINDS","from":"NAME","to":"BSN,NAME"},\
            {"fact":"CAUSE","to":"A bag left in the train"},{"fact":"ONGOING","from":"YES"}]}\
            """),
        new Vector(
            "facts-stated",
            new AssessmentEvent.FactsStated(
                "01AB", List.of(new AssessmentEvent.Change(Fact.PEOPLE, null, "3-12"))),
            """
            {"brin":"01AB","changes":[{"fact":"PEOPLE","to":"3-12"}]}\
            """),
        new Vector(
            "measure-stated",
            new AssessmentEvent.MeasureStated(
                null, new Measure(RUN, Measure.Kind.DIRECT, "Wiped it", null, null, null)),
            """
            {"to":{"id":"019aa1b2-0000-7000-8000-000000000011","kind":"DIRECT","description":"Wiped it"}}\
            """),
        new Vector(
            "measure-stated",
            new AssessmentEvent.MeasureStated(
                new Measure(RUN, Measure.Kind.STRUCTURAL, "Encrypt", null, null, null),
                new Measure(
                    RUN,
                    Measure.Kind.STRUCTURAL,
                    "Encrypt",
                    "Workplaces",
                    LocalDate.of(2027, 1, 31),
                    LocalDate.of(2026, 12, 18))),
            """
            {"from":{"id":"019aa1b2-0000-7000-8000-000000000011","kind":"STRUCTURAL","description":"Encrypt"},\
            "to":{"id":"019aa1b2-0000-7000-8000-000000000011","kind":"STRUCTURAL","description":"Encrypt",\
            "owner":"Workplaces","dueOn":"2027-01-31","doneOn":"2026-12-18"}}\
            """),
        new Vector(
            "incident-classified",
            new AssessmentEvent.Classified(
                Classification.PERSONAL_DATA_BREACH, AT, "The logs say so"),
            """
            {"what":"PERSONAL_DATA_BREACH","establishedAt":"2026-11-22T03:04:05.123Z","reasons":"The logs say so"}\
            """),
        new Vector(
            "incident-classified",
            new AssessmentEvent.Classified(Classification.NEITHER, null, "It was found"),
            """
            {"what":"NEITHER","reasons":"It was found"}\
            """),
        new Vector(
            "classification-confirmed",
            new AssessmentEvent.ClassificationConfirmed(Classification.SECURITY_INCIDENT),
            """
            {"what":"SECURITY_INCIDENT"}\
            """),
        new Vector(
            "severity-assessed",
            new AssessmentEvent.SeverityAssessed(
                new Inputs(
                    EnumSet.of(DataNature.FINANCIAL, DataNature.SIMPLE),
                    List.of(new Adjustment(Adjustment.Why.VULNERABLE_PEOPLE, 1)),
                    Identifiability.MAXIMAL,
                    Confidentiality.UNKNOWN_RECIPIENTS,
                    Integrity.KEPT,
                    Availability.TEMPORARILY_LOST,
                    true,
                    31,
                    false),
                21,
                Band.VERY_HIGH),
            """
            {"inputs":{"natures":["SIMPLE","FINANCIAL"],"context":[{"why":"VULNERABLE_PEOPLE","steps":1}],\
            "identifiability":"MAXIMAL","confidentiality":"UNKNOWN_RECIPIENTS","integrity":"KEPT",\
            "availability":"TEMPORARILY_LOST","malicious":true,"people":31,"unintelligible":false},\
            "quarters":21,"band":"VERY_HIGH"}\
            """),
        new Vector(
            "risk-judged",
            new AssessmentEvent.RiskJudged(Risk.HIGH_RISK, "ENISA 2013", "Numbers got out", null),
            """
            {"risk":"HIGH_RISK","method":"ENISA 2013","reasons":"Numbers got out"}\
            """),
        new Vector(
            "risk-judged",
            new AssessmentEvent.RiskJudged(
                Risk.UNLIKELY, "ENISA 2013", "It was encrypted", "The key is safe"),
            """
            {"risk":"UNLIKELY","method":"ENISA 2013","reasons":"It was encrypted","departure":"The key is safe"}\
            """),
        new Vector(
            "notification-decided",
            new AssessmentEvent.NotificationDecided(
                Duty.SCHOOL_NOTICE, List.of("01AB", "02CD"), true, null, "The law asks it"),
            """
            {"duty":"SCHOOL_NOTICE","brins":["01AB","02CD"],"toBeTold":true,"reason":"The law asks it"}\
            """),
        new Vector(
            "notification-decided",
            new AssessmentEvent.NotificationDecided(
                Duty.DATA_SUBJECTS,
                List.of("01AB"),
                false,
                Ground.UNINTELLIGIBLE,
                "The key is safe"),
            """
            {"duty":"DATA_SUBJECTS","brins":["01AB"],"toBeTold":false,"ground":"UNINTELLIGIBLE",\
            "reason":"The key is safe"}\
            """),
        new Vector(
            "decision-confirmed",
            new AssessmentEvent.DecisionConfirmed(Duty.AP_NOTIFICATION, List.of("01AB")),
            """
            {"duty":"AP_NOTIFICATION","brins":["01AB"]}\
            """),
        new Vector(
            "communication-withheld",
            new AssessmentEvent.CommunicationWithheld(DUE, "The police asked for it"),
            """
            {"until":"2026-11-23T09:00:00Z","reason":"The police asked for it"}\
            """),
        new Vector(
            "withholding-ended",
            new AssessmentEvent.WithholdingEnded("They are done sooner"),
            """
            {"reason":"They are done sooner"}\
            """),
        new Vector(
            "subjects-informed",
            new AssessmentEvent.SubjectsInformed("01AB", AT, "By letter", "52-52", RUN),
            """
            {"brin":"01AB","informedAt":"2026-11-22T03:04:05.123Z","how":"By letter","people":"52-52",\
            "paper":"019aa1b2-0000-7000-8000-000000000011"}\
            """),
        new Vector(
            "subjects-informed",
            new AssessmentEvent.SubjectsInformed("01AB", AT, "By letter", null, null),
            """
            {"brin":"01AB","informedAt":"2026-11-22T03:04:05.123Z","how":"By letter"}\
            """),
        new Vector(
            "school-consulted",
            new AssessmentEvent.SchoolConsulted("01AB", AT, "Prefers one notification"),
            """
            {"brin":"01AB","consultedAt":"2026-11-22T03:04:05.123Z","outcome":"Prefers one notification"}\
            """),
        new Vector(
            "equal-measure-found",
            new AssessmentEvent.EqualMeasureFound(List.of("01AB", "02CD"), "The same folder"),
            """
            {"brins":["01AB","02CD"],"reason":"The same folder"}\
            """),
        new Vector(
            "intention-answered",
            new AssessmentEvent.IntentionAnswered("01AB", true, null),
            """
            {"brin":"01AB","agrees":true}\
            """),
        new Vector(
            "intention-answered",
            new AssessmentEvent.IntentionAnswered("01AB", false, "We do it ourselves"),
            """
            {"brin":"01AB","agrees":false,"remark":"We do it ourselves"}\
            """),
        new Vector(
            "papers-written",
            new PaperEvent.PapersWritten(
                PaperKind.FOLLOW_UP,
                List.of(RUN),
                List.of(new PaperEvent.Written(RUN, "01AB", 2, "ab12"))),
            """
            {"kind":"FOLLOW_UP","authors":["019aa1b2-0000-7000-8000-000000000011"],\
            "papers":[{"paper":"019aa1b2-0000-7000-8000-000000000011","brin":"01AB","number":2,"digest":"ab12"}]}\
            """),
        new Vector(
            "papers-written",
            new PaperEvent.PapersWritten(
                PaperKind.AP_DRAFT,
                List.of(),
                List.of(new PaperEvent.Written(RUN, null, 1, "ab12"))),
            """
            {"kind":"AP_DRAFT","authors":[],\
            "papers":[{"paper":"019aa1b2-0000-7000-8000-000000000011","number":1,"digest":"ab12"}]}\
            """),
        new Vector(
            "paper-rewritten",
            new PaperEvent.PaperRewritten(RUN, 2, "cd34", List.of(RUN)),
            """
            {"paper":"019aa1b2-0000-7000-8000-000000000011","version":2,"digest":"cd34",\
            "authors":["019aa1b2-0000-7000-8000-000000000011"]}\
            """),
        new Vector(
            "papers-submitted",
            new PaperEvent.PapersSubmitted(List.of(new PaperEvent.Seen(RUN, "cd34"))),
            """
            {"papers":[{"paper":"019aa1b2-0000-7000-8000-000000000011","digest":"cd34"}]}\
            """),
        new Vector(
            "papers-approved",
            new PaperEvent.PapersApproved(List.of(new PaperEvent.Seen(RUN, "cd34")), true),
            """
            {"papers":[{"paper":"019aa1b2-0000-7000-8000-000000000011","digest":"cd34"}],"deputy":true}\
            """),
        new Vector(
            "papers-rejected",
            new PaperEvent.PapersRejected(
                List.of(new PaperEvent.Seen(RUN, "cd34")), "It names a pupil"),
            """
            {"papers":[{"paper":"019aa1b2-0000-7000-8000-000000000011","digest":"cd34"}],\
            "reason":"It names a pupil"}\
            """),
        new Vector(
            "papers-sent",
            new PaperEvent.PapersSent(
                PaperKind.FIRST_NOTICE, List.of(new PaperEvent.Sent(RUN, "01AB", "cd34"))),
            """
            {"kind":"FIRST_NOTICE",\
            "papers":[{"paper":"019aa1b2-0000-7000-8000-000000000011","brin":"01AB","digest":"cd34"}]}\
            """),
        new Vector(
            "paper-acknowledged",
            new PaperEvent.PaperAcknowledged(RUN, "01AB", null),
            """
            {"paper":"019aa1b2-0000-7000-8000-000000000011","brin":"01AB"}\
            """),
        new Vector(
            "paper-acknowledged",
            new PaperEvent.PaperAcknowledged(RUN, "01AB", "contact@example.nl"),
            """
            {"paper":"019aa1b2-0000-7000-8000-000000000011","brin":"01AB","contact":"contact@example.nl"}\
            """),
        new Vector(
            "draft-filed",
            new PaperEvent.DraftFiled(
                RUN, "cd34", List.of("01AB"), false, false, AT, "AP-2026-1", null, null),
            """
            {"paper":"019aa1b2-0000-7000-8000-000000000011","digest":"cd34","brins":["01AB"],"joint":false,\
            "withdrawal":false,"filedAt":"2026-11-22T03:04:05.123Z","number":"AP-2026-1"}\
            """),
        new Vector(
            "draft-filed",
            new PaperEvent.DraftFiled(
                RUN,
                "cd34",
                List.of("01AB", "02CD"),
                true,
                true,
                AT,
                "AP-2026-1",
                "Nobody was there",
                "Fenna"),
            """
            {"paper":"019aa1b2-0000-7000-8000-000000000011","digest":"cd34","brins":["01AB","02CD"],"joint":true,\
            "withdrawal":true,"filedAt":"2026-11-22T03:04:05.123Z","number":"AP-2026-1",\
            "lateReason":"Nobody was there","filedBy":"Fenna"}\
            """),
        new Vector(
            "confirmation-kept",
            new PaperEvent.ConfirmationKept(RUN, "bevestiging.pdf", "ef56"),
            """
            {"paper":"019aa1b2-0000-7000-8000-000000000011","name":"bevestiging.pdf","digest":"ef56"}\
            """),
        new Vector(
            "paper-dropped",
            new PaperEvent.PaperDropped(RUN, "It was made twice"),
            """
            {"paper":"019aa1b2-0000-7000-8000-000000000011","reason":"It was made twice"}\
            """),
        new Vector(
            "evidence-kept",
            new KeepingEvent.EvidenceKept(
                RUN, RUN, "assess-access", "rdp.log", 12, "ef56", "Of that night"),
            """
            {"evidence":"019aa1b2-0000-7000-8000-000000000011","run":"019aa1b2-0000-7000-8000-000000000011",\
            "step":"assess-access","name":"rdp.log","size":12,"digest":"ef56","note":"Of that night"}\
            """),
        new Vector(
            "evidence-kept",
            new KeepingEvent.EvidenceKept(RUN, null, null, "rdp.log", 12, "ef56", null),
            """
            {"evidence":"019aa1b2-0000-7000-8000-000000000011","name":"rdp.log","size":12,"digest":"ef56"}\
            """),
        new Vector(
            "retention-held",
            new KeepingEvent.RetentionHeld("A court asked for it", LocalDate.of(2027, 3, 1)),
            """
            {"reason":"A court asked for it","reviewOn":"2027-03-01"}\
            """),
        new Vector(
            "hold-lifted",
            new KeepingEvent.HoldLifted("The case is over"),
            """
            {"why":"The case is over"}\
            """),
        new Vector(
            "incident-closed",
            new IncidentEvent.Closed("All is well"),
            """
            {"note":"All is well"}\
            """),
        new Vector(
            "step-completed",
            step(new RunEvent.StepCompleted("assess-access", AT, "Read the logs", "no")),
            """
            {"run":"019aa1b2-0000-7000-8000-000000000011","stepId":"assess-access",\
            "performedAt":"2026-11-22T03:04:05.123Z","description":"Read the logs","answer":"no"}\
            """),
        new Vector(
            "step-completed",
            step(new RunEvent.StepCompleted("close-access", DUE, "Reset it", null)),
            """
            {"run":"019aa1b2-0000-7000-8000-000000000011","stepId":"close-access",\
            "performedAt":"2026-11-23T09:00:00Z","description":"Reset it"}\
            """),
        new Vector(
            "step-skipped",
            step(new RunEvent.StepSkipped("fix-problem", "It is gone")),
            """
            {"run":"019aa1b2-0000-7000-8000-000000000011","stepId":"fix-problem","reason":"It is gone"}\
            """),
        new Vector(
            "step-corrected",
            step(
                new RunEvent.StepCorrected(
                    "assess-access", 4, StepOutcome.DONE, AT, "Read twice", "yes", "Overlooked")),
            """
            {"run":"019aa1b2-0000-7000-8000-000000000011","stepId":"assess-access","supersedes":4,\
            "outcome":"DONE","performedAt":"2026-11-22T03:04:05.123Z","description":"Read twice",\
            "answer":"yes","reason":"Overlooked"}\
            """),
        new Vector(
            "step-corrected",
            step(
                new RunEvent.StepCorrected(
                    "escalate", 6, StepOutcome.NOT_DONE, null, null, null, "Nobody called")),
            """
            {"run":"019aa1b2-0000-7000-8000-000000000011","stepId":"escalate","supersedes":6,\
            "outcome":"NOT_DONE","reason":"Nobody called"}\
            """));
  }

  private static IncidentEvent step(RunEvent what) {
    return new IncidentEvent.StepRecorded(RUN, what);
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void an_event_is_written_as_it_always_was(Vector vector) {
    assertThat(EventText.kindOf(vector.event())).isEqualTo(vector.kind());
    assertThat(EventText.format(vector.event())).isEqualTo(vector.body());
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void a_text_is_read_as_it_always_was(Vector vector) {
    assertThat(EventText.parse(vector.kind(), vector.body())).isEqualTo(vector.event());
  }

  @Test
  void terms_are_written_in_the_order_of_their_steps_names() {
    var names = IntStream.rangeClosed('a', 'z').mapToObj(Character::toString).toList();
    var dueAt = names.stream().collect(Collectors.toMap(name -> name, _ -> AT));
    String body =
        EventText.format(new IncidentEvent.RunStarted(RUN, "long", "ef56", AT, dueAt, null, null));

    assertThat(body)
        .contains(
            names.stream()
                .map(name -> "\"%s\":\"%s\"".formatted(name, AT))
                .collect(Collectors.joining(",", "{", "}")));
  }

  @Test
  void there_is_a_text_for_every_kind_of_event() {
    Set<Class<?>> seen = new HashSet<>();
    vectors().map(Vector::event).forEach(event -> seen.add(what(event).getClass()));

    assertThat(seen)
        .containsAll(List.of(RunEvent.class.getPermittedSubclasses()))
        .containsAll(List.of(AssessmentEvent.class.getPermittedSubclasses()))
        .containsAll(List.of(PaperEvent.class.getPermittedSubclasses()))
        .containsAll(List.of(KeepingEvent.class.getPermittedSubclasses()))
        .hasSize(
            IncidentEvent.class.getPermittedSubclasses().length
                - 4
                + RunEvent.class.getPermittedSubclasses().length
                + AssessmentEvent.class.getPermittedSubclasses().length
                + PaperEvent.class.getPermittedSubclasses().length
                + KeepingEvent.class.getPermittedSubclasses().length);
  }

  private static Object what(IncidentEvent event) {
    return event instanceof IncidentEvent.StepRecorded step ? step.what() : event;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "🔒 ✉️ 👩🏽‍💻",
        "\"quoted\" and \\backslash\\ and 'single'",
        "<script>alert(1)</script> &amp;",
        "line\nbreak\r\nand\ttab",
        "é ü ß ﷽ \u2028 \u0000 \u007f",
        "null"
      })
  void words_come_back_as_they_were_written(String words) {
    for (IncidentEvent event :
        List.of(
            new IncidentEvent.Closed(words),
            step(new RunEvent.StepSkipped("fix-problem", words)))) {
      String body = EventText.format(event);
      assertThat(EventText.parse(EventText.kindOf(event), body)).isEqualTo(event);
      assertThat(body).doesNotContain("\n").doesNotContain("\r");
    }
  }

  @Test
  void an_unknown_kind_is_refused() {
    isRefused("incident-reopened", "{\"note\":\"All is well\"}");
    isRefused("", "{}");
    isRefused("Incident-Closed", "{\"note\":\"All is well\"}");
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void the_body_of_another_kind_is_refused(Vector vector) {
    for (Vector other : vectors().toList()) {
      if (!other.kind().equals(vector.kind())) {
        isRefused(other.kind(), vector.body());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "\"All is well\"",
        "{",
        "{}",
        "{\"note\":null}",
        "{\"note\":\"All is well\",\"more\":1}",
        "{\"note\":\"All is well\"} {}",
        "{\"note\":{}}"
      })
  void what_is_no_such_body_is_refused(String body) {
    isRefused("incident-closed", body);
    isRefused("step-skipped", body);
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void a_body_without_one_of_its_fields_is_refused(Vector vector) throws Exception {
    var json = new ObjectMapper();
    for (String field : required(vector)) {
      var body = (ObjectNode) json.readTree(vector.body());
      body.remove(field);
      isRefused(vector.kind(), body.toString());
      body.putNull(field);
      isRefused(vector.kind(), body.toString());
    }
  }

  /** Told from the texts: what stands in every text of a kind may not be absent. */
  private static Set<String> required(Vector vector) throws Exception {
    var json = new ObjectMapper();
    Set<String> fields = new HashSet<>();
    json.readTree(vector.body()).fieldNames().forEachRemaining(fields::add);
    for (Vector other : vectors().toList()) {
      if (other.kind().equals(vector.kind())) {
        Set<String> present = new HashSet<>();
        json.readTree(other.body()).fieldNames().forEachRemaining(present::add);
        fields.retainAll(present);
      }
    }
    return fields;
  }

  @Test
  void a_school_without_its_code_is_refused() {
    isRefused("schools-changed", "{\"schools\":[{\"noticeHours\":48}]}");
    isRefused("schools-changed", "{\"schools\":[null]}");
  }

  @Test
  void a_run_that_is_no_uuid_is_refused() {
    isRefused("run-withdrawn", "{\"run\":\"7\",\"becauseOfEntry\":7}");
    isRefused("step-skipped", "{\"run\":\"7\",\"stepId\":\"a\",\"reason\":\"b\"}");
    isRefused("step-skipped", "{\"run\":null,\"stepId\":\"a\",\"reason\":\"b\"}");
  }

  private static void isRefused(String kind, String body) {
    assertThatIllegalArgumentException()
        .as("%s %s", kind, body)
        .isThrownBy(() -> Objects.requireNonNull(EventText.parse(kind, body)));
  }
}
