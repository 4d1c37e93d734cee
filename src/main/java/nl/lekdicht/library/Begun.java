package nl.lekdicht.library;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** A library that is being read in the background, while the rest of the service starts. */
public final class Begun {
  private final CompletableFuture<Library> library = new CompletableFuture<>();

  private Begun(@Nullable Path chosen) {
    Thread.ofPlatform()
        .name("library")
        .daemon()
        .start(() -> {
          try {
            library.complete(Library.open(chosen));
          } catch (Throwable e) {
            library.completeExceptionally(e);
          }
        });
  }

  /**
   * @param directory as for {@link Library#open}; null or blank for the usual place
   */
  public static Begun in(@Nullable String directory) {
    return new Begun(directory == null || directory.isBlank() ? null : Path.of(directory));
  }

  /**
   * Waits until it is read.
   *
   * @throws LibraryFaults with every fault of every file
   */
  Library join() {
    try {
      return library.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException told ? told : e;
    }
  }
}
