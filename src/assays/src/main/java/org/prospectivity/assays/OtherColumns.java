package org.prospectivity.assays;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Kinds of columns that hold neither concentrations nor coordinates, by their names and what stands in them. */
final class OtherColumns {
    private static final Pattern FROM =
            Pattern.compile("(?i)(?:m|depth|int|interval|samp|sample|geol)?from(?:m|cm|ft|depth)?"
                    + "|(?:top|depthtop|topdepth|upperdepth|depthmin|mindepth)(?:m|cm|ft)?");
    private static final Pattern TO =
            Pattern.compile("(?i)(?:m|depth|int|interval|samp|sample|geol)?to(?:m|cm|ft|depth)?"
                    + "|(?:bottom|base|depthbottom|bottomdepth|lowerdepth|depthmax|maxdepth|depthbase)(?:m|cm|ft)?");
    private static final Pattern DEPTH =
            Pattern.compile("(?i).*depth.*|elev(?:ation)?|altitude|z|rl|.*_rl|.*elev.*|interval|dip|azimuth|eoh");
    private static final Pattern HOLE =
            Pattern.compile("(?i)(?:drill|bore|dh|bh)?_?hole(?:_?(?:id|no|num|number|name))?"
                    + "|dhid|bhid|borehole.*|drillhole.*|collar(?:_?id)?|well(?:_?(?:id|name))?|pit(?:_?id)?");
    private static final Pattern SAMPLE = Pattern.compile(
            "(?i)samp(?:le)?s?(?:_?(?:id|no|nr|num|number|name|code|tag|key))?|(?:lab|field|site|station|stn|record|unique)_?"
                    + "(?:samp(?:le)?_?)?(?:id|no|nr|num|number|name)?|id|fid|uid|gid|objectid|ident|barcode|ticket|"
                    + ".*_(?:id|no|nr|num|number|code)|.*sample_?(?:id|no|num|number)|proben?_?(?:nr|nummer|id)?");
    private static final Pattern MEDIUM = Pattern.compile(
            "(?i).*medium.*|.*media|.*matrix.*|.*material.*|.*horizon.*|samp(?:le)?_?(?:type|class|category|medium)|type|"
                    + "probenart|rock_?type|fraction|size_?fraction|primary_?class");
    private static final Pattern QUALITY = Pattern.compile(
            "(?i).*qa_?qc.*|.*_?qc_?.*|check_?type|.*std_?(?:id|type).*|.*standard.*|.*blank.*|.*dup(?:licate)?.*|.*repeat.*");
    private static final Pattern DATE = Pattern.compile("(?i).*date.*|year|.*_year|time|.*jahr");
    private static final Set<String> QUALITY_WORDS = Set.of(
            "STD",
            "STANDARD",
            "CRM",
            "SRM",
            "BLANK",
            "BLK",
            "FBLK",
            "DUP",
            "DUPLICATE",
            "FDUP",
            "FIELDDUPLICATE",
            "FIELDDUP",
            "REP",
            "REPEAT",
            "LABDUP",
            "LABREPEAT",
            "CHECK",
            "ORIG",
            "ORIGINAL",
            "REPLICATE",
            "LABSTD",
            "LABCHECK",
            "FD",
            "QC",
            "REFERENCE");

    private OtherColumns() {}

    static ColumnKind kind(String name, ColumnProfile profile) {
        if (profile.filled() == 0) {
            return ColumnKind.EMPTY;
        }
        String plain = plain(name);
        String joined = plain.replace("_", "");
        if (profile.isNumbers()
                && (isFrom(name) || isTo(name) || DEPTH.matcher(plain).matches())) {
            return ColumnKind.DEPTH;
        }
        if (DATE.matcher(plain).matches()) {
            return ColumnKind.DATE;
        }
        if (!profile.isNumbers() && (QUALITY.matcher(plain).matches() || isQuality(profile.texts()))) {
            return ColumnKind.QUALITY_CONTROL;
        }
        if (!profile.isNumbers()
                && (MEDIUM.matcher(plain).matches() || MEDIUM.matcher(joined).matches())) {
            return ColumnKind.MEDIUM;
        }
        if (isHole(name) || SAMPLE.matcher(plain).matches()) {
            return ColumnKind.ID;
        }
        return profile.isNumbers() ? ColumnKind.NUMBER : ColumnKind.TEXT;
    }

    static boolean isFrom(String name) {
        return FROM.matcher(plain(name).replace("_", "")).matches();
    }

    static boolean isTo(String name) {
        return TO.matcher(plain(name).replace("_", "")).matches();
    }

    static boolean isHole(String name) {
        return HOLE.matcher(plain(name)).matches();
    }

    static boolean isSample(String name) {
        return SAMPLE.matcher(plain(name)).matches();
    }

    /** Whether a text tells a duplicate, standard or blank from a sample. */
    static boolean isQualityWord(String text) {
        return QUALITY_WORDS.contains(text.toUpperCase(Locale.ROOT).replaceAll("[^A-Z]", ""));
    }

    private static boolean isQuality(Map<String, Integer> texts) {
        long words = texts.keySet().stream().filter(OtherColumns::isQualityWord).count();
        return words >= 2 && 2 * words >= texts.size();
    }

    /** Words joined by one underscore each, units in brackets left out. */
    private static String plain(String name) {
        String words = name.replaceAll("([a-z])([A-Z])", "$1_$2");
        return words.replaceAll("[\\[(][^\\])]*[\\])]", "")
                .replaceAll("[^\\p{L}\\d]+", "_")
                .replaceAll("^_|_$", "");
    }
}
