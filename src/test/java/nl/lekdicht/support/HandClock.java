package nl.lekdicht.support;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until a test moves it. Safe to move while a service reads it. */
public final class HandClock implements InstantSource {
  private Instant now;

  public HandClock(Instant start) {
    now = start;
  }

  @Override
  public synchronized Instant instant() {
    return now;
  }

  public synchronized Instant forward(Duration by) {
    now = now.plus(by);
    return now;
  }

  public synchronized void set(Instant to) {
    now = to;
  }
}
