package dev.sempre.pos.demo;

/// What of the demo company is sold in a [WorkedDay]: a scanner reads its code, a finger finds it
/// on its tab by its name in Portuguese.
enum Ware {
  BASIL("2900001100083", "Hortifrúti", "Manjericão"),
  CROISSANT("2900001200097", "Padaria", "Cornetto simples");

  private final String code;
  private final String tab;
  private final String name;

  Ware(String code, String tab, String name) {
    this.code = code;
    this.tab = tab;
    this.name = name;
  }

  String code() {
    return code;
  }

  String portugueseTab() {
    return tab;
  }

  String portugueseName() {
    return name;
  }
}
