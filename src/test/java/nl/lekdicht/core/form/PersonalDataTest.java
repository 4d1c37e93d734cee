package nl.lekdicht.core.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import nl.lekdicht.core.form.PersonalData.Found;
import nl.lekdicht.core.form.PersonalData.What;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PersonalDataTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 22);

  /** The piece that is found stands between angle brackets. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "BSN|<123456782>",
        "BSN|BSN <123456782>.",
        "BSN|bsn<123456782>",
        "BSN|BSN-<123456782>",
        "BSN|nummer <111222333>, van een leerling",
        "BSN|<123 456 782>",
        "BSN|<123.456.782>",
        "BSN|<1234.56.782>",
        "BSN|<1234 56 782>",
        "BSN|without its zero: <12345672>",
        "BSN|with it: <012345672>",
        "BSN|In 2026 <123456782> was seen",
        "BSN|In 2026 <123 456 782> was seen",
        "BSN|<1 2 3 4 5 6 7 8 2>",
        "MAIL_ADDRESS|ask <noor.de-wit+school@leerling.example.nl>.",
        "MAIL_ADDRESS|<123456782@example.nl>",
        "TELEPHONE|bel <0612345678>",
        "TELEPHONE|bel <06-12345678>",
        "TELEPHONE|bel <06 12 34 56 78> na vijven",
        "TELEPHONE|<020 123 4567>",
        "TELEPHONE|<(020) 123 45 67>",
        "TELEPHONE|<0592-123456>",
        "TELEPHONE|<+31 6 12345678>",
        "TELEPHONE|<+31 (0)6-12345678>",
        "TELEPHONE|<0031612345678>",
        "TELEPHONE|<+32 470 12 34 56>",
        "BIRTH_DATE|geboren op <12-03-2024>",
        "BIRTH_DATE|geb. <12-3-14>",
        "BIRTH_DATE|Born on <12 March 2024>",
        "BIRTH_DATE|Date of birth: <2024-03-12>",
        "BIRTH_DATE|geboortedatum <12 maart 2024>",
        "BIRTH_DATE|<March 12, 2024> (date of birth)",
        "BIRTH_DATE|een leerling van <12-03-2012>",
        "BIRTH_DATE|a pupil of <12/03/2012>",
        "BIRTH_DATE|a pupil of <1 mei 2012>",
        "BIRTH_DATE|on the very day <22-11-2023>",
      })
  void it_is_found_where_it_stands(What what, String marked) {
    String text = marked.replace("<", "").replace(">", "");

    assertThat(PersonalData.in(text, DAY))
        .containsExactly(new Found(what, marked.indexOf('<'), marked.indexOf('>') - 1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "A laptop was stolen on 22 November 2026 between 17:20 and 18:05.",
        "Op 22-11-2026 om 07:14 uur; op 23-11-2023 was het nog goed.",
        "On 12-03-26 nobody saw it.",
        "123456781",
        "000000000",
        "12345678",
        "1234567820",
        "1234567821234567",
        "4012 3456 7821 0012",
        "A123456782",
        "123456782A",
        "019aa1b2-0000-7000-8000-000123456782",
        "123456782-0001",
        "2026-0001",
        "1.250.000 records, 300 pupils and 12 teachers",
        "about 10 000 to 12 000 people",
        "version 10.2.0.1, port 8443",
        "13-13-2012 is no day",
        "room 0.12, group 8b",
        "me@home",
        "@school",
      })
  void other_texts_are_left_alone(String text) {
    assertThat(PersonalData.in(text, DAY)).isEmpty();
  }

  @Test
  void several_are_found_in_the_order_of_the_text() {
    String text =
        "Jan (geboren 1-2-2012, BSN 123456782), te bereiken via 06-12345678 of jan@example.nl.";

    assertThat(PersonalData.in(text))
        .extracting(Found::what)
        .containsExactly(What.BIRTH_DATE, What.BSN, What.TELEPHONE, What.MAIL_ADDRESS);
  }

  @Test
  void without_a_day_to_compare_with_only_a_day_that_is_called_one_of_birth_counts() {
    assertThat(PersonalData.in("a pupil of 12-03-2012")).isEmpty();
    assertThat(PersonalData.in("born 12-03-2012")).hasSize(1);
  }

  @Test
  void about_one_number_in_eleven_passes_the_eleven_test() {
    long passing = 0;
    for (int number = 100_000_000; number < 100_011_000; number++) {
      passing += PersonalData.in(String.valueOf(number)).size();
    }
    assertThat(passing).isBetween(950L, 1_050L);
  }

  @Test
  void a_hostile_text_costs_no_time() {
    for (String part : List.of("a", "1", "1 ", "1.", "0", "a@", "a.", "+1", "12-", "(0", "jan ")) {
      String text = part.repeat(Draft.LONGEST_ANSWER / part.length());
      long begun = System.nanoTime();
      PersonalData.in(text, DAY);
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(2));
    }
  }
}
