package nl.lekdicht.account;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.lekdicht.core.Occasion;
import nl.lekdicht.core.Outcome;
import nl.lekdicht.core.Refusal;
import nl.lekdicht.core.Role;
import nl.lekdicht.database.Desk;
import nl.lekdicht.database.TimeOrderedId;
import nl.lekdicht.database.Viewer;
import nl.lekdicht.receipt.Receipts;
import nl.lekdicht.receipt.Reply;
import nl.lekdicht.receipt.RequestKey;
import org.jspecify.annotations.Nullable;

/** The accounts that an administrator keeps. */
@Singleton
class Accounts {
  private static final Set<Role> OF_A_SCHOOL = Set.of(Role.SCHOOL_CONTACT, Role.SCHOOL_SYSTEM);

  private final Desk desk;
  private final AccountStore store;
  private final Passwords passwords;
  private final FirstSecrets firstSecrets;
  private final Receipts receipts;

  Accounts(
      Desk desk,
      AccountStore store,
      Passwords passwords,
      FirstSecrets firstSecrets,
      Receipts receipts) {
    this.desk = desk;
    this.store = store;
    this.passwords = passwords;
    this.firstSecrets = firstSecrets;
    this.receipts = receipts;
  }

  /**
   * What is asked for.
   *
   * @param username ignored for a school's system, which gets a client id
   * @param email where warnings go; a supplier's person must have one
   */
  record Wanted(
      String username,
      String displayName,
      Set<Role> roles,
      String locale,
      @Nullable String school,
      @Nullable String email) {}

  List<AccountView> list(Viewer viewer, UUID after, int count) {
    return desk.<List<AccountView>>look(
        viewer, occasion -> store.list(after, count).stream().map(AccountView::of).toList());
  }

  Reply<AccountView.Opened> open(Viewer viewer, Wanted wanted, @Nullable RequestKey key) {
    return desk.<Reply<AccountView.Opened>>work(
        viewer,
        occasion -> {
          var answered = receipts.find(key);
          if (answered.isPresent()) {
            return new Reply.Done<>(opened(answered.get().subject()), true);
          }
          return switch (open(viewer, wanted, occasion)) {
            case Outcome.Refused<AccountView.Opened>(var refusal) -> Reply.refused(refusal);
            case Outcome.Accepted<AccountView.Opened>(var opened) -> {
              receipts.keep(key, occasion, opened.id(), 0, false);
              yield new Reply.Done<>(opened, false);
            }
          };
        });
  }

  private Outcome<AccountView.Opened> open(Viewer viewer, Wanted wanted, Occasion occasion) {
    var supplier = Objects.requireNonNull(viewer.supplier());
    var refusal = refusal(supplier, wanted);
    if (refusal != null) {
      return Outcome.refused(refusal);
    }
    var id = TimeOrderedId.at(occasion.at());
    var username =
        wanted.roles().contains(Role.SCHOOL_SYSTEM)
            ? "client-" + id.toString().replace("-", "")
            : wanted.username();
    var ofASchool = wanted.school() != null;
    var opened =
        store.open(
            id,
            ofASchool ? null : supplier,
            wanted.school(),
            ofASchool ? supplier : null,
            username,
            wanted.displayName(),
            wanted.roles().stream().map(Role::name).sorted().collect(Collectors.joining(",")),
            wanted.locale(),
            wanted.email(),
            passwords.hash(firstSecrets.of(id)),
            occasion.at(),
            viewer.account());
    return opened == 0
        ? Outcome.refused(
            new Refusal.NotNow(
                "username-taken",
                "There is an account with this username already; choose another."))
        : Outcome.accepted(opened(id));
  }

  /** The answer that opening this account gave, for a caller that lost it. Inside a transaction of the viewer. */
  AccountView.Opened opened(UUID id) {
    return AccountView.Opened.of(AccountView.of(store.find(id).orElseThrow()), firstSecrets.of(id));
  }

  private @Nullable Refusal refusal(UUID supplier, Wanted wanted) {
    var ofASchool = OF_A_SCHOOL.containsAll(wanted.roles());
    if (!ofASchool && wanted.roles().stream().anyMatch(OF_A_SCHOOL::contains)) {
      return new Refusal.InvalidField(
          "roles", "must be roles of a school or roles of a supplier, not both");
    }
    if (wanted.roles().contains(Role.SCHOOL_SYSTEM) && wanted.roles().size() > 1) {
      return new Refusal.InvalidField("roles", "must be SCHOOL_SYSTEM alone for a system");
    }
    if (ofASchool != (wanted.school() != null)) {
      return new Refusal.InvalidField(
          "school",
          ofASchool
              ? "is required for the roles of a school"
              : "must be left out for the roles of a supplier");
    }
    if (!ofASchool && wanted.email() == null) {
      return new Refusal.InvalidField(
          "email", "is required for the roles of a supplier: warnings go there");
    }
    if (wanted.roles().contains(Role.SCHOOL_SYSTEM) && wanted.email() != null) {
      return new Refusal.InvalidField("email", "must be left out for a system");
    }
    return wanted.school() == null || store.hasAgreement(supplier, wanted.school())
        ? null
        : new Refusal.InvalidField("school", "must be a school that has an agreement with you");
  }

  /** Changes where somebody is reached. */
  Reply<AccountView> reach(Viewer viewer, UUID id, String email, @Nullable RequestKey key) {
    return desk.<Reply<AccountView>>work(
        viewer,
        occasion -> {
          var again = receipts.find(key).isPresent();
          var row = store.find(id);
          if (row.isEmpty()) {
            return Reply.refused(new Refusal.Unknown("account", id.toString()));
          }
          if (AccountView.of(row.get()).roles().contains(Role.SCHOOL_SYSTEM)) {
            return Reply.refused(new Refusal.InvalidField("email", "is not for a system"));
          }
          if (!again) {
            if (store.reach(id, email) == 0) {
              return Reply.refused(
                  new Refusal.NotNow(
                      "account-closed", "This account is closed; nobody is reached there."));
            }
            receipts.keep(key, occasion, id, 0, false);
          }
          return new Reply.Done<>(AccountView.of(store.find(id).orElseThrow()), again);
        });
  }

  Reply<AccountView> close(Viewer viewer, UUID id, String reason, @Nullable RequestKey key) {
    return desk.<Reply<AccountView>>work(
        viewer,
        occasion -> {
          var again = receipts.find(key).isPresent();
          if (!again && id.equals(viewer.account())) {
            return Reply.refused(
                new Refusal.NotNow(
                    "own-account", "Nobody closes the own account; another administrator can."));
          }
          var closed = again ? 1 : store.close(id, occasion.at(), viewer.account(), reason);
          var row = store.find(id);
          if (row.isEmpty()) {
            return Reply.refused(new Refusal.Unknown("account", id.toString()));
          }
          if (closed == 0) {
            return Reply.refused(
                new Refusal.NotNow("account-closed", "This account is closed already."));
          }
          if (!again) {
            receipts.keep(key, occasion, id, 0, false);
          }
          return new Reply.Done<>(AccountView.of(row.get()), again);
        });
  }
}
