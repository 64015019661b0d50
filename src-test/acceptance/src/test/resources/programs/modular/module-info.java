module shop.modular {}
