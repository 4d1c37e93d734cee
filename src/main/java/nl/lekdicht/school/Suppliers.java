package nl.lekdicht.school;

import jakarta.inject.Singleton;
import java.util.Objects;
import java.util.UUID;
import nl.lekdicht.database.Desk;
import nl.lekdicht.database.Viewer;

/** What suppliers say of themselves. */
@Singleton
public class Suppliers {
  private final Desk desk;
  private final SupplierStore store;

  Suppliers(Desk desk, SupplierStore store) {
    this.desk = desk;
    this.store = store;
  }

  /**
   * Within the transaction of the caller, who has this supplier in scope, or a school that it vouches for.
   *
   * @throws java.util.NoSuchElementException when it is another's
   */
  public SupplierFile particulars(UUID supplier) {
    return store.find(supplier).orElseThrow().file();
  }

  SupplierFile own(Viewer viewer) {
    return desk.<SupplierFile>look(viewer, _ -> particulars(supplierOf(viewer)));
  }

  /** Puts this in place of all that the viewer's supplier said of itself before. */
  SupplierFile describe(Viewer viewer, SupplierFile wanted) {
    return desk.<SupplierFile>work(
        viewer,
        _ -> {
          store.describe(
              supplierOf(viewer),
              wanted.name(),
              wanted.address(),
              wanted.postcode(),
              wanted.place(),
              wanted.chamberOfCommerce(),
              wanted.telephone(),
              wanted.email(),
              wanted.fg().name(),
              wanted.fg().telephone(),
              wanted.fg().email());
          return particulars(supplierOf(viewer));
        });
  }

  private static UUID supplierOf(Viewer viewer) {
    return Objects.requireNonNull(viewer.supplier());
  }
}
