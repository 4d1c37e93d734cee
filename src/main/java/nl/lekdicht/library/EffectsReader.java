package nl.lekdicht.library;

import static java.util.Objects.requireNonNullElse;

import java.util.ArrayList;
import java.util.List;
import nl.lekdicht.core.checklist.Effect;

/** Reads what a step or an answer sets in motion. */
final class EffectsReader {
  private enum EffectType {
    ESCALATE,
    START_CHECKLIST,
    OPEN_AP_NOTIFICATION
  }

  private EffectsReader() {}

  static List<Effect> read(Fields owner, References references) {
    List<Effect> effects = new ArrayList<>();
    for (Fields effect : owner.findList("effects", "An effect")) {
      EffectType type = effect.oneOf("type", EffectType.class);
      switch (type) {
        case ESCALATE -> {
          Effect.Certainty certainty = effect.oneOf("certainty", Effect.Certainty.class);
          effects.add(
              new Effect.Escalate(requireNonNullElse(certainty, Effect.Certainty.POSSIBLE)));
        }
        case START_CHECKLIST ->
            effects.add(
                new Effect.StartChecklist(
                    references.read(effect, "checklist", Reading.Kind.CHECKLIST)));
        case OPEN_AP_NOTIFICATION -> effects.add(new Effect.OpenApNotification());
        case null -> effect.closeUnjudged();
      }
      effect.close();
    }
    return effects;
  }
}
