package org.prospectivity.handover.content;

import java.awt.image.BufferedImage;
import java.time.Instant;
import java.util.Optional;

/**
 * What a person says of the survey.
 *
 * @param title of the paper
 * @param name of the author; may be empty
 * @param organisation the author speaks for; may be empty
 * @param question that the survey was to answer, in the author's words; may be empty
 * @param comments in the author's words; may be empty
 * @param logo of the organisation
 * @param made when
 */
public record Author(
        String title,
        String name,
        String organisation,
        String question,
        String comments,
        Optional<BufferedImage> logo,
        Instant made) {}
