package nl.lekdicht.school;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.lekdicht.core.fact.Fact;
import nl.lekdicht.school.SchoolFile.Addressee;

/** Puts together what several agreements of a school say. */
final class SchoolFiles {
  private SchoolFiles() {}

  static Map<String, SchoolFile> of(
      List<SchoolDirectoryStore.Terms> agreements, List<SchoolDirectoryStore.Reached> contacts) {
    Map<UUID, List<Addressee>> reached =
        contacts.stream()
            .collect(
                groupingBy(
                    SchoolDirectoryStore.Reached::agreementId,
                    mapping(SchoolFiles::addressee, toList())));
    return agreements.stream()
        .collect(
            groupingBy(
                SchoolDirectoryStore.Terms::brin,
                LinkedHashMap::new,
                collectingAndThen(toList(), of -> file(of, reached))));
  }

  private static SchoolFile file(
      List<SchoolDirectoryStore.Terms> agreements, Map<UUID, List<Addressee>> reached) {
    var any = agreements.getFirst();
    return new SchoolFile(
        any.brin(),
        any.schoolName(),
        any.address(),
        any.postcode(),
        any.place(),
        any.chamberOfCommerce(),
        any.sector(),
        agreements.stream().anyMatch(it -> it.language().equals("nl")) ? "nl" : "en",
        agreements.stream().anyMatch(it -> it.noticeHeadings().equals(NoticeHeadings.FPO.name())),
        union(agreements, SchoolDirectoryStore.Terms::dataKinds),
        union(agreements, SchoolDirectoryStore.Terms::specialCategories),
        union(agreements, SchoolDirectoryStore.Terms::peopleCategories),
        onceEach(agreements.stream().flatMap(it -> noticed(it, reached))),
        byKind(agreements.stream().flatMap(it -> of(it, reached).stream())));
  }

  private static List<Addressee> of(
      SchoolDirectoryStore.Terms agreement, Map<UUID, List<Addressee>> reached) {
    return reached.getOrDefault(agreement.id(), List.of());
  }

  private static Stream<Addressee> noticed(
      SchoolDirectoryStore.Terms agreement, Map<UUID, List<Addressee>> reached) {
    List<String> kinds = names(agreement.noticeContacts());
    return of(agreement, reached).stream().filter(it -> kinds.contains(it.kind().name()));
  }

  /** That one service holds no data of a kind says nothing where another holds some. */
  private static Set<String> union(
      List<SchoolDirectoryStore.Terms> agreements,
      Function<SchoolDirectoryStore.Terms, String> kinds) {
    Set<String> all =
        agreements.stream()
            .map(kinds)
            .map(SchoolFiles::names)
            .flatMap(List::stream)
            .collect(Collectors.toCollection(TreeSet::new));
    if (all.size() > 1) {
      all.remove(Fact.NONE);
    }
    return Collections.unmodifiableSet(all);
  }

  private static Map<ContactKind, List<Addressee>> byKind(Stream<Addressee> contacts) {
    Map<ContactKind, List<Addressee>> found = new EnumMap<>(ContactKind.class);
    contacts
        .collect(groupingBy(Addressee::kind))
        .forEach((kind, those) -> found.put(kind, onceEach(those.stream())));
    return Collections.unmodifiableMap(found);
  }

  /** The first of each address; capitals make no other address. */
  private static List<Addressee> onceEach(Stream<Addressee> contacts) {
    Map<String, Addressee> byAddress = new LinkedHashMap<>();
    contacts
        .sorted(Comparator.comparing(Addressee::kind))
        .forEach(it -> byAddress.putIfAbsent(it.email().toLowerCase(Locale.ROOT), it));
    return List.copyOf(byAddress.values());
  }

  private static Addressee addressee(SchoolDirectoryStore.Reached contact) {
    return new Addressee(
        ContactKind.valueOf(contact.kind()), contact.name(), contact.email(), contact.telephone());
  }

  static List<String> names(String commaSeparated) {
    return commaSeparated.isEmpty() ? List.of() : Arrays.asList(commaSeparated.split(",", -1));
  }
}
