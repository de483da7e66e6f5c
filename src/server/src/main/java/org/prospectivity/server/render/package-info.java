/** From published layers and styles to pictures: the right cells at the right pixels, symbols, legends, PNG. */
package org.prospectivity.server.render;
