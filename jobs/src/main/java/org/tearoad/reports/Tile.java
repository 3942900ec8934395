package org.tearoad.reports;

/**
 * A region's place on the tile map.
 *
 * @param region ISO 3166-2 code
 * @param row from the top, from 0
 * @param column from the left, from 0
 * @param shortName at most three letters
 */
public record Tile(String region, String name, String shortName, int row, int column) {}
