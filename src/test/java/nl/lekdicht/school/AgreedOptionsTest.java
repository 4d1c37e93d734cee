package nl.lekdicht.school;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import nl.lekdicht.core.fact.Fact;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an agreement may name in the contract is what may be stated of an incident. */
class AgreedOptionsTest {
  @ParameterizedTest
  @CsvSource({
    "AgreedDataKinds, DATA_KINDS",
    "AgreedSpecialCategories, SPECIAL_CATEGORIES",
    "AgreedPeopleCategories, PEOPLE_CATEGORIES"
  })
  void the_contract_has_the_options_of_the_fact(String schema, Fact fact) throws IOException {
    var contract = new YAMLMapper().readTree(Path.of("openapi.yml").toFile());
    var options = contract.at("/components/schemas/%s".formatted(schema));
    List<String> named = new ArrayList<>();
    options.at("/items/enum").forEach(it -> named.add(it.asText()));
    assertThat(named).isEqualTo(fact.options());
    assertThat(options.get("maxItems").asInt()).isEqualTo(named.size());
  }
}
