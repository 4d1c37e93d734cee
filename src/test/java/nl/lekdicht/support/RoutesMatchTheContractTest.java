package nl.lekdicht.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.ApplicationContext;
import io.micronaut.web.router.Router;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the contract names is served, and what is served is in the contract. */
class RoutesMatchTheContractTest {

  /** Every route under /v1, such as {@code GET /v1/incidents/{id}}; not those that only the framework asks for. */
  static Set<String> routes(ApplicationContext context) {
    return context
        .getBean(Router.class)
        .uriRoutes()
        .filter(route -> route.getUriMatchTemplate().toPathString().startsWith("/v1/"))
        .filter(route -> !Set.of("HEAD", "OPTIONS").contains(route.getHttpMethodName()))
        .map(route -> route.getHttpMethodName() + " " + route.getUriMatchTemplate().toPathString())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Fails with what is missing and what is surplus; the names of path variables are free. */
  static void compare(Set<String> routes, Set<String> contract) {
    Set<String> missing = new TreeSet<>(bare(contract));
    missing.removeAll(bare(routes));
    Set<String> surplus = new TreeSet<>(bare(routes));
    surplus.removeAll(bare(contract));
    if (!missing.isEmpty() || !surplus.isEmpty()) {
      throw new AssertionError(
          "in the contract and not served: %s%nserved and not in the contract: %s"
              .formatted(missing, surplus));
    }
  }

  private static Set<String> bare(Set<String> operations) {
    return operations.stream()
        .map(operation -> operation.replaceAll("\\{[^}]*}", "{}"))
        .collect(Collectors.toSet());
  }

  @Test
  void names_of_path_variables_are_free() {
    assertThatCode(() ->
            compare(Set.of("GET /v1/a/{id}", "PUT /v1/b"), Set.of("PUT /v1/b", "GET /v1/a/{aId}")))
        .doesNotThrowAnyException();
  }

  @Test
  void a_missing_route_is_found() {
    assertThatThrownBy(() -> compare(Set.of(), Set.of("GET /v1/a")))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("not served: [GET /v1/a]");
  }

  @Test
  void a_surplus_route_and_a_wrong_method_are_found() {
    assertThatThrownBy(
            () -> compare(Set.of("GET /v1/a", "POST /v1/b"), Set.of("GET /v1/a", "PUT /v1/b")))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("not served: [PUT /v1/b]")
        .hasMessageContaining("not in the contract: [POST /v1/b]");
  }

  @Test
  void routes_are_read_from_the_router() {
    try (ApplicationContext context = WebOnly.context()) {
      assertThat(routes(context))
          .contains("GET /v1/openapi.json", "GET /v1/openapi.yml", "POST /v1/doors/completion")
          .noneMatch(route -> route.contains("/health"));
    }
  }
}
