package org.prospectivity.tables;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The words by which rows of tables tell what they are. */
final class Words {
    private static final NumberStyle POINT = new NumberStyle('.', ',');
    private static final NumberStyle COMMA = new NumberStyle(',', '.');

    private static final Set<String> ERRORS = Set.of(
            "#n/a", "#value!", "#ref!", "#div/0!", "#name?", "#num!", "#null!", "#nv", "#na", "#spill!", "#wert!");

    private static final Set<String> ELEMENTS = Arrays.stream(
                    ("H He Li Be B C N O F Ne Na Mg Al Si P S Cl Ar K Ca Sc Ti V Cr Mn Fe Co Ni Cu Zn Ga Ge As Se Br Kr Rb"
                                    + " Sr Y Zr Nb Mo Tc Ru Rh Pd Ag Cd In Sn Sb Te I Xe Cs Ba La Ce Pr Nd Sm Eu Gd Tb Dy"
                                    + " Ho Er Tm Yb Lu Hf Ta W Re Os Ir Pt Au Hg Tl Pb Bi Th U LOI SiO2 TiO2 Al2O3 Fe2O3"
                                    + " Fe2O3T FeO MnO MgO CaO Na2O K2O P2O5 Cr2O3 SO3 BaO SrO ZrO2 V2O5 NiO CuO ZnO PbO"
                                    + " TOC CO2 H2O TOT/C TOT/S Wt Wgt Weight")
                            .toLowerCase(Locale.ROOT)
                            .split(" "))
            .collect(Collectors.toSet());

    private static final Pattern UNIT_LABEL = Pattern.compile("units?( (symbol|of measure(ment)?))?|uom|unité|einheit");
    private static final Pattern METHOD_LABEL = Pattern.compile(
            "(analytical |analysis |assay |lab(oratory)? |test )?(methods?|methode|scheme|technique|package|procedure)"
                    + "( codes?)?|analysis|procedure");
    private static final Pattern NAME_LABEL =
            Pattern.compile("(analyte|element|parameter|component|determinand)s?( symbols?| names?)?|symbol");
    private static final Pattern LIMIT_LABEL = Pattern.compile(
            "((lower |upper |minimum |min\\.? |max\\.? |method |reporting )?(limit of )?(detection|reporting"
                    + "|quantification|quantitation|determination|detection level)( limits?| level)?|(lower|upper)"
                    + " (detection |reporting )?limits?|det\\.? ?lim(it)?s?\\.?|detlim|[lu]?lod|lld|l?dl|u?dl|mdl|loq|rl|"
                    + "lor|ldl|udl|llod|nachweisgrenze)( \\(.*\\))?");
    private static final Pattern STATISTIC = Pattern.compile(
            "(grand |sub-?)?totals?|sums?|summe|means?|averages?|avg|geometric mean|arithmetic mean|mittel(wert)?|"
                    + "min(imum)?|max(imum)?|medians?|modes?|range|variance|skewness|kurtosis|"
                    + "st(d|andard)[ ._]?(dev(iation)?|error)?|s\\.?d\\.?|stdev|c\\.?v\\.?|count|n|no\\.?( of)? samples|"
                    + "number of samples|\\d+(\\.\\d+)?(st|nd|rd|th) percentile|percentile \\d+|p\\d\\d|q[13]|quartile \\d|"
                    + "(first|third|lower|upper) quartile");
    private static final Pattern END = Pattern.compile(
            "(\\W*(end of (file|data|table|report|list|record|document)s?|eof|end)\\W*)|(notes?|source|remarks?|legend|"
                    + "comments?|explanations?|disclaimer|abbreviations|key)\\b.*|[*\u2020].+");
    private static final Pattern METHOD = Pattern.compile(
            ".*\\b(xrf|icp|aas|inaa|fa|ar|ms|oes|aes|gfaas|cv-?aas|hg-?aas|edxrf|wdxrf|pxrf|leco|na|dcp|ise|grav(imetric)?|"
                    + "fire ?assay|aqua ?regia|four ?acid|4 ?acid|titration|colorimetr.*|fusion|digest.*)\\b.*");

    private Words() {}

    static boolean isNumber(String cell) {
        return !Double.isNaN(POINT.value(cell)) || !Double.isNaN(COMMA.value(cell));
    }

    static boolean isNumberOrLimit(String cell) {
        if (cell.isEmpty()) {
            return false;
        }
        if (isNumber(cell)) {
            return true;
        }
        String bare = cell.replaceAll("^[<>=~\u2264\u2265\\s]+|[<>\\s]+$", "");
        return bare.length() < cell.length() && isNumber(bare);
    }

    /** Whether a row that begins so is a comment of whoever wrote the file. */
    static boolean isComment(String first) {
        return first.startsWith("//") || first.startsWith("!") || first.startsWith("#") && !isError(first);
    }

    /** Whether it is what a spreadsheet shows where a formula has failed. */
    static boolean isError(String cell) {
        return ERRORS.contains(cell.toLowerCase(Locale.ROOT));
    }

    static boolean isElement(String cell) {
        return ELEMENTS.contains(cell.toLowerCase(Locale.ROOT));
    }

    static boolean isUnitLabel(String cell) {
        return UNIT_LABEL.matcher(label(cell)).matches();
    }

    static boolean isMethodLabel(String cell) {
        return METHOD_LABEL.matcher(label(cell)).matches();
    }

    static boolean isNameLabel(String cell) {
        return NAME_LABEL.matcher(label(cell)).matches();
    }

    static boolean isLimitLabel(String cell) {
        return LIMIT_LABEL.matcher(label(cell)).matches();
    }

    static boolean isStatistic(String cell) {
        return cell.length() < 40 && STATISTIC.matcher(label(cell)).matches();
    }

    static boolean isEnd(String cell) {
        return END.matcher(label(cell)).matches();
    }

    /** Whether it could be a laboratory's code or word for a method: letters with digits, or a word known for one. */
    static boolean isMethod(String cell) {
        String lower = cell.toLowerCase(Locale.ROOT);
        if (lower.length() > 30 || isElement(cell) || Units.isUnit(cell)) {
            return false;
        }
        return lower.matches(".*[a-z].*\\d.*|.*\\d.*[a-z].*")
                || METHOD.matcher(lower).matches();
    }

    /** What a library says of a fault, in one line, as the end of a sentence; an empty text when it says nothing. */
    static String because(Exception e) {
        String message = e.getMessage();
        return message == null || message.isBlank() || message.contains("null")
                ? ""
                : ": " + message.strip().replaceAll("\\s+", " ");
    }

    private static String label(String cell) {
        return cell.toLowerCase(Locale.ROOT).replaceAll("[\\s:=*]+$", "").replaceAll("\\s+", " ");
    }
}
