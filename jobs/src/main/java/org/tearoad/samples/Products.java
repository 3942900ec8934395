package org.tearoad.samples;

import java.util.List;
import org.tearoad.samples.Product.Format;

/** Who carries what, by lane. */
final class Products {
  private static final Product CN_REGISTERED = post("china-post", "registered", 'R', 1, .9);
  private static final Product CN_ECONOMY = post("china-post", "economy", 'U', 1.2, 1);
  private static final Product CN_TRACKED = post("china-post", "tracked", 'L', .8, .9);
  private static final Product CN_PARCEL = post("china-post", "parcel", 'C', 1.1, 1);
  private static final Product EMS = post("ems", "ems", 'E', .5, .2);
  private static final Product SF = own("sf-express", Format.SF_EXPRESS, .42);
  private static final Product DPD = own("dpd", Format.DPD, .45);
  private static final Product CDEK = own("cdek", Format.TEN_DIGITS, .5);
  private static final Product RU_REGISTERED = post("russian-post", "registered", 'R', 1, .9);
  private static final Product RU_PARCEL = post("russian-post", "parcel", 'C', 1.1, .9);
  private static final Product RU_DOMESTIC =
      new Product("russian-post", "parcel", 'D', Format.DOMESTIC_14, 1, .9);
  private static final Product US_REGISTERED = post("usps", "registered", 'R', .9, .9);
  private static final Product DE_PARCEL = post("deutsche-post", "parcel", 'C', .8, .9);

  private static final List<Product> IMPORT =
      List.of(CN_REGISTERED, CN_ECONOMY, CN_TRACKED, CN_PARCEL, EMS, SF, DPD);
  private static final double[] IMPORT_SHARES = {55, 17, 9, 5, 6, 5, 3};
  private static final double[] IMPORT_SHARES_OF_JD = {35, 5, 10, 10, 15, 20, 5};
  private static final List<Product> DOMESTIC = List.of(RU_DOMESTIC, CDEK, DPD, EMS);
  private static final double[] DOMESTIC_SHARES = {52, 26, 16, 6};
  private static final List<Product> EXPORT = List.of(RU_REGISTERED, RU_PARCEL, EMS, SF);
  private static final double[] EXPORT_SHARES = {45, 15, 30, 10};

  private Products() {}

  static Product draw(Shop shop, Randomness random) {
    return switch (shop.flow()) {
      case "import" ->
          IMPORT.get(
              random.pick(shop.marketplace().equals("jd") ? IMPORT_SHARES_OF_JD : IMPORT_SHARES));
      case "domestic" -> DOMESTIC.get(random.pick(DOMESTIC_SHARES));
      case "export" -> EXPORT.get(random.pick(EXPORT_SHARES));
      default -> shop.origin().equals("US") ? US_REGISTERED : DE_PARCEL;
    };
  }

  private static Product post(
      String carrier, String service, char letter, double pace, double pickUp) {
    return new Product(carrier, service, letter, Format.S10, pace, pickUp);
  }

  private static Product own(String carrier, Format format, double pace) {
    return new Product(carrier, "courier", 'X', format, pace, .15);
  }
}
