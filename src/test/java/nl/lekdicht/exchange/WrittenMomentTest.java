package nl.lekdicht.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WrittenMomentTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '=',
      value = {
        "3 maart 2024 14:30=2024-03-03T13:30:00Z",
        "3 maart 2024=2024-03-02T23:00:00Z",
        "zondag 3 maart 2024 om 14.30 uur=2024-03-03T13:30:00Z",
        "zo 3 mrt. 2024, 14:30=2024-03-03T13:30:00Z",
        "zo. 3 mrt 24 14u30=2024-03-03T13:30:00Z",
        "3-3-24=2024-03-02T23:00:00Z",
        "3-3-24 9:05=2024-03-03T08:05:00Z",
        "03/03/2024 14:30:15=2024-03-03T13:30:15Z",
        "3.3.2024=2024-03-02T23:00:00Z",
        "3-mrt-24=2024-03-02T23:00:00Z",
        "3 mrt '24=2024-03-02T23:00:00Z",
        "1e mei 2024=2024-04-30T22:00:00Z",
        "2024-03-03=2024-03-02T23:00:00Z",
        "2024-03-03T14:30=2024-03-03T13:30:00Z",
        "2024-03-03T14:30:00Z=2024-03-03T14:30:00Z",
        "2024-03-03 14:30:00.123 +02:00=2024-03-03T12:30:00Z",
        "20240303=2024-03-02T23:00:00Z",
        "3 July 2024 2:30 PM=2024-07-03T12:30:00Z",
        "July 3, 2024 12:15 am=2024-07-02T22:15:00Z",
        "3 juli 2024 14 uur=2024-07-03T12:00:00Z",
        // in the hour that comes twice: the first
        "27-10-2024 02:30=2024-10-27T00:30:00Z"
      })
  void is_read_as_people_write_it(String written, String at) {
    assertThat(WrittenMoment.parse(written, false).orElseThrow().at()).contains(Instant.parse(at));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "31 februari 2024",
        "30-2-2024",
        "13-13-2024",
        "3 blurp 2024",
        "begin maart",
        "maart 2024",
        "week 12",
        "3-3",
        "2024",
        "onbekend",
        "?",
        "25:10",
        "3-3-2024 25:00",
        "3-3-2024 13:30 pm",
        "3-3-2024 14:30 (ongeveer)",
        "3-3-2024 t/m 5-3-2024",
        "1-1-20245"
      })
  void what_is_no_moment_is_not_guessed_at(String written) {
    assertThat(WrittenMoment.parse(written, false)).isEmpty();
  }

  @Test
  void the_hour_that_spring_leaves_out_is_no_moment() {
    assertThat(WrittenMoment.parse("31-3-2024 02:30", false).orElseThrow().at()).isEmpty();
  }

  @Test
  void a_month_comes_first_only_where_that_is_said() {
    assertThat(WrittenMoment.parse("3/4/2024", true).orElseThrow().day()).hasToString("2024-03-04");
    assertThat(WrittenMoment.parse("3/4/2024", false).orElseThrow().day())
        .hasToString("2024-04-03");
    assertThat(WrittenMoment.parse("3/14/2024", false)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "12,12-12",
    "0,0-0",
    "1.200,1200-1200",
    "10-20,10-20",
    "10 – 20,10-20",
    "10 t/m 20,10-20",
    "1.000 tot 2.500,1000-2500"
  })
  void numbers_are_read_with_their_limits(String written, String range) {
    assertThat(WrittenRange.parse(written).orElseThrow().text()).isEqualTo(range);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ca. 30", "±30", "> 100", "20-10", "veel", "12,5", "1.20", "-3", "tientallen", ""})
  void what_is_only_about_right_is_no_number(String written) {
    assertThat(WrittenRange.parse(written)).isEmpty();
  }
}
