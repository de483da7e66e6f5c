package org.prospectivity.assays;

/**
 * A group of samples before and after levelling.
 *
 * @param element name of the band
 * @param group the value of the column levelled by
 * @param determinations samples of the group with a determination
 * @param moved whether it was moved: the largest group and those too small are not
 * @param before quartiles of the concentrations
 * @param after the same afterwards
 */
public record LevelledGroup(
        String element, String group, int determinations, boolean moved, double[] before, double[] after) {}
