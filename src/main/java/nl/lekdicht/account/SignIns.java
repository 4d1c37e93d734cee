package nl.lekdicht.account;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import nl.lekdicht.core.Role;
import nl.lekdicht.database.Desk;
import nl.lekdicht.database.SessionEnded;
import nl.lekdicht.database.TimeOrderedId;
import nl.lekdicht.database.Viewer;
import org.jspecify.annotations.Nullable;

/** Coming in with a password or client secret, staying in with a refresh token, and going out. */
@Singleton
class SignIns {
  /** FPO agreement: signed out after half an hour without activity. The function enter() of the database holds the same. */
  private static final Duration IDLE = Duration.ofMinutes(30);

  /**
   * What a username or client id looks like. Nothing else is looked up: the database may take letters for each other that we count
   * apart, and every spelling of a name would have its own free guesses.
   */
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@+-]{1,99}");

  /** The id of no account, looked up for an unknown name so that it takes as long as a known one. */
  private static final UUID NOBODY = new UUID(0, 0);

  private final Desk desk;
  private final SignInStore store;
  private final Attempts attempts;
  private final Passwords passwords;
  private final Tokens tokens;
  private final ServerKey key;

  SignIns(
      Desk desk,
      SignInStore store,
      Attempts attempts,
      Passwords passwords,
      Tokens tokens,
      ServerKey key) {
    this.desk = desk;
    this.store = store;
    this.attempts = attempts;
    this.passwords = passwords;
    this.tokens = tokens;
    this.key = key;
  }

  /** How it went. */
  sealed interface Result {
    /** In; replayed when this answer was given before to the same request. */
    record In(Tokens.Pair tokens, boolean replayed) implements Result {}

    /** Not in; why is nobody's business. */
    record Refused() implements Result {}

    /** Too many failures; whether this was one more is not looked at before that moment. */
    record Wait(Duration remaining) implements Result {}
  }

  /**
   * Who asks to come in.
   *
   * @param system a school's system with its client id and secret, not a person
   */
  record Caller(
      String name,
      String secret,
      boolean system,
      String address,
      @Nullable String idempotencyKey) {}

  private sealed interface Knock {
    record Early(Duration remaining) implements Knock {}

    record Heard(SignInStore.@Nullable Credentials account) implements Knock {}
  }

  Result signIn(Caller caller) {
    return switch (desk.<Knock>unannounced(at -> knock(caller, at))) {
      case Knock.Early(var remaining) -> new Result.Wait(remaining);
      case Knock.Heard(var account) ->
          proven(caller, account)
              ? desk.<Result>unannounced(at -> admit(caller, at))
              : new Result.Refused();
    };
  }

  private Knock knock(Caller caller, Instant at) {
    var until = attempts.begin(caller.name(), caller.address(), at);
    return until == null
        ? new Knock.Heard(named(caller.name()))
        : new Knock.Early(Duration.between(at, until));
  }

  /** Takes the same time whatever the answer is. */
  private boolean proven(Caller caller, SignInStore.@Nullable Credentials account) {
    if (account == null) {
      passwords.matchNobody(caller.secret());
      return false;
    }
    return passwords.matches(caller.secret(), account.secretHash())
        && account.open()
        && isSystem(account) == caller.system();
  }

  private Result admit(Caller caller, Instant at) {
    var account = named(caller.name());
    if (account == null || !account.open()) {
      return new Result.Refused();
    }
    attempts.succeeded(caller.name(), caller.address(), at);
    var askedWith = sealed(account.id(), caller.idempotencyKey());
    var session = TimeOrderedId.at(at);
    if (store.begin(session, account.id(), at, askedWith) == 0 && askedWith != null) {
      var answered = store.findAnswered(account.id(), askedWith, at.minus(IDLE));
      if (answered.isPresent()) {
        return new Result.In(tokens.pair(answered.get(), account), true);
      }
      store.endAnswered(account.id(), askedWith, at);
      store.begin(session, account.id(), at, askedWith);
    }
    return new Result.In(tokens.pair(issue(session, account.id(), at), account), false);
  }

  /** Changes a refresh token for the next pair. Whoever presents one a second time ends the session, for thief and owner alike. */
  Result refresh(String refreshToken, @Nullable String idempotencyKey) {
    return tokens
        .presented(refreshToken)
        .map(given -> desk.<Result>unannounced(at -> rotate(given, idempotencyKey, at)))
        .orElseGet(Result.Refused::new);
  }

  private Result rotate(Tokens.Presented given, @Nullable String idempotencyKey, Instant at) {
    var account = account(store.recogniseToken(given.id()));
    var found = store.findPresented(given.id()).orElse(null);
    if (account == null
        || found == null
        || !found.digest().equals(given.digest())
        || !found.live()
        || !found.lastActiveAt().isAfter(at.minus(IDLE))) {
      return new Result.Refused();
    }
    var usedWith = sealed(given.id(), idempotencyKey);
    if (found.successorId() != null) {
      return again(found, found.successorId(), usedWith, account, at);
    }
    var issued = issue(found.sessionId(), account.id(), at);
    store.use(found.id(), at, usedWith, issued.id());
    store.noteActivity(found.sessionId(), at);
    return new Result.In(tokens.pair(issued, account), false);
  }

  private Result again(
      SignInStore.Presented found,
      UUID successor,
      @Nullable String usedWith,
      SignInStore.Credentials account,
      Instant at) {
    var unused = store.findUnused(successor);
    if (usedWith != null && usedWith.equals(found.usedWith()) && unused.isPresent()) {
      return new Result.In(tokens.pair(unused.get(), account), true);
    }
    store.end(found.sessionId(), at, "TOKEN_REUSED");
    return new Result.Refused();
  }

  void signOut(Viewer viewer) {
    try {
      desk.<Integer>work(
          viewer, occasion -> store.end(viewer.session(), occasion.at(), "SIGNED_OUT"));
    } catch (SessionEnded over) {
      // Asked again after a lost answer: what was asked for is so.
      return;
    }
  }

  private SignInStore.Issued issue(UUID session, UUID account, Instant at) {
    var id = TimeOrderedId.at(at);
    store.issue(id, session, account, tokens.digest(id), at);
    return new SignInStore.Issued(id, session, at);
  }

  private SignInStore.@Nullable Credentials named(String name) {
    return account(store.recogniseName(NAME.matcher(name).matches() ? name : ""));
  }

  private SignInStore.@Nullable Credentials account(@Nullable UUID id) {
    return store.findCredentials(id == null ? NOBODY : id).orElse(null);
  }

  private @Nullable String sealed(UUID subject, @Nullable String idempotencyKey) {
    return idempotencyKey == null
        ? null
        : key.digest(ServerKey.Purpose.IDEMPOTENCY_KEY, subject.toString(), idempotencyKey);
  }

  private static boolean isSystem(SignInStore.Credentials account) {
    return List.of(account.roles().split(",")).contains(Role.SCHOOL_SYSTEM.name());
  }
}
