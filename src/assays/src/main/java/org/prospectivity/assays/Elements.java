package org.prospectivity.assays;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The chemical elements: symbols, names and standard atomic masses (IUPAC, abridged to five digits). */
public final class Elements {
    private static final String TABLE = """
            H Hydrogen 1.008|He Helium 4.0026|Li Lithium 6.94|Be Beryllium 9.0122|B Boron 10.81|C Carbon 12.011
            N Nitrogen 14.007|O Oxygen 15.999|F Fluorine 18.998|Ne Neon 20.180|Na Sodium 22.990|Mg Magnesium 24.305
            Al Aluminium 26.982|Si Silicon 28.085|P Phosphorus 30.974|S Sulphur 32.06|Cl Chlorine 35.45
            Ar Argon 39.95|K Potassium 39.098|Ca Calcium 40.078|Sc Scandium 44.956|Ti Titanium 47.867
            V Vanadium 50.942|Cr Chromium 51.996|Mn Manganese 54.938|Fe Iron 55.845|Co Cobalt 58.933
            Ni Nickel 58.693|Cu Copper 63.546|Zn Zinc 65.38|Ga Gallium 69.723|Ge Germanium 72.630
            As Arsenic 74.922|Se Selenium 78.971|Br Bromine 79.904|Kr Krypton 83.798|Rb Rubidium 85.468
            Sr Strontium 87.62|Y Yttrium 88.906|Zr Zirconium 91.224|Nb Niobium 92.906|Mo Molybdenum 95.95
            Tc Technetium 97|Ru Ruthenium 101.07|Rh Rhodium 102.91|Pd Palladium 106.42|Ag Silver 107.87
            Cd Cadmium 112.41|In Indium 114.82|Sn Tin 118.71|Sb Antimony 121.76|Te Tellurium 127.60|I Iodine 126.90
            Xe Xenon 131.29|Cs Caesium 132.91|Ba Barium 137.33|La Lanthanum 138.91|Ce Cerium 140.12
            Pr Praseodymium 140.91|Nd Neodymium 144.24|Pm Promethium 145|Sm Samarium 150.36|Eu Europium 151.96
            Gd Gadolinium 157.25|Tb Terbium 158.93|Dy Dysprosium 162.50|Ho Holmium 164.93|Er Erbium 167.26
            Tm Thulium 168.93|Yb Ytterbium 173.05|Lu Lutetium 174.97|Hf Hafnium 178.49|Ta Tantalum 180.95
            W Tungsten 183.84|Re Rhenium 186.21|Os Osmium 190.23|Ir Iridium 192.22|Pt Platinum 195.08|Au Gold 196.97
            Hg Mercury 200.59|Tl Thallium 204.38|Pb Lead 207.2|Bi Bismuth 208.98|Po Polonium 209|At Astatine 210
            Rn Radon 222|Fr Francium 223|Ra Radium 226|Ac Actinium 227|Th Thorium 232.04|Pa Protactinium 231.04
            U Uranium 238.03|Np Neptunium 237|Pu Plutonium 244|Am Americium 243|Cm Curium 247|Bk Berkelium 247
            Cf Californium 251|Es Einsteinium 252|Fm Fermium 257|Md Mendelevium 258|No Nobelium 259
            Lr Lawrencium 266|Rf Rutherfordium 267|Db Dubnium 268|Sg Seaborgium 269|Bh Bohrium 270|Hs Hassium 269
            Mt Meitnerium 278|Ds Darmstadtium 281|Rg Roentgenium 282|Cn Copernicium 285|Nh Nihonium 286
            Fl Flerovium 289|Mc Moscovium 290|Lv Livermorium 293|Ts Tennessine 294|Og Oganesson 294""";

    private static final Map<String, String> OTHER_NAMES = Map.of(
            "aluminum",
            "Al",
            "sulfur",
            "S",
            "cesium",
            "Cs",
            "wolfram",
            "W",
            "columbium",
            "Nb",
            "kupfer",
            "Cu",
            "zink",
            "Zn",
            "blei",
            "Pb",
            "eisen",
            "Fe",
            "silber",
            "Ag");

    // Noble gases and what no laboratory determines in rock: their symbols in a header mean something else.
    private static final Set<String> NOT_ASSAYED = Set.of(
            "O", "He", "Ne", "Ar", "Kr", "Xe", "Rn", "Tc", "Pm", "Po", "At", "Fr", "Ra", "Ac", "Pa", "Np", "Pu", "Am",
            "Cm", "Bk", "Cf", "Es", "Fm", "Md", "No", "Lr", "Rf", "Db", "Sg", "Bh", "Hs", "Mt", "Ds", "Rg", "Cn", "Nh",
            "Fl", "Mc", "Lv", "Ts", "Og");

    private static final Map<String, Double> MASSES = new HashMap<>();
    private static final Map<String, String> BY_SYMBOL = new HashMap<>();
    private static final Map<String, String> BY_NAME = new HashMap<>(OTHER_NAMES);

    static {
        for (String entry : TABLE.split("[|\n]")) {
            String[] parts = entry.strip().split(" ");
            MASSES.put(parts[0], Double.valueOf(parts[2]));
            BY_SYMBOL.put(parts[0].toLowerCase(Locale.ROOT), parts[0]);
            BY_NAME.put(parts[1].toLowerCase(Locale.ROOT), parts[0]);
        }
    }

    private Elements() {}

    /** The symbol as it is written, {@code Au}, of one in any letter case. */
    public static Optional<String> symbol(String anyCase) {
        return Optional.ofNullable(BY_SYMBOL.get(anyCase.toLowerCase(Locale.ROOT)));
    }

    /** The symbol of an element by its English name (or a common German one), in any letter case. */
    public static Optional<String> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name.toLowerCase(Locale.ROOT)));
    }

    /** Whether laboratories determine it in samples of rock, soil, sediment, plants or water. */
    public static boolean assayed(String symbol) {
        return !NOT_ASSAYED.contains(symbol);
    }

    /**
     * The atomic mass in g/mol.
     *
     * @param symbol as it is written
     */
    public static double mass(String symbol) {
        Double mass = MASSES.get(symbol);
        if (mass == null) {
            throw new IllegalArgumentException(symbol + " is no element");
        }
        return mass;
    }
}
