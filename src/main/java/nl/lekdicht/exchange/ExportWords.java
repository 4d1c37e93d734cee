package nl.lekdicht.exchange;

import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/** What an export is called, in one language. */
record ExportWords(String title, String sheet, String cut, String whole, String volume) {

  /**
   * @param language nl or en
   */
  static ExportWords in(String language) {
    ResourceBundle bundle =
        ResourceBundle.getBundle(
            "messages.exports",
            java.util.Locale.of(language),
            Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
    return new ExportWords(
        bundle.getString("title"),
        bundle.getString("sheet"),
        bundle.getString("cut"),
        bundle.getString("whole"),
        bundle.getString("volume"));
  }

  /** What stands under the title of a PDF. */
  String under(int volume, String at, int entries) {
    return (volume == 0 ? whole : this.volume)
        .replace("{at}", at)
        .replace("{volume}", Integer.toString(volume))
        .replace("{entries}", Integer.toString(entries));
  }
}
