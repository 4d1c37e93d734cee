package nl.lekdicht.core.fact;

/** How probable it is that a breach harms the rights and freedoms of people (art. 33(1) and 34(1) AVG). */
public enum Risk {
  UNLIKELY,
  RISK,
  HIGH_RISK
}
