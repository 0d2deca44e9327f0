package dev.parley.cli;

import java.util.ArrayList;
import java.util.List;

/**
 * Rows with aligned columns, each as wide as its widest cell; the last column is not padded. The text table of picocli
 * does not serve: it has fixed widths and wraps or cuts what is longer.
 */
final class AlignedColumns {
    private static final String GAP = "  ";

    private final List<List<String>> rows = new ArrayList<>();

    AlignedColumns row(String... cells) {
        rows.add(List.of(cells));
        return this;
    }

    List<String> lines() {
        return rows.stream().map(this::line).toList();
    }

    private String line(List<String> row) {
        var line = new StringBuilder();
        for (int i = 0; i < row.size(); i++) {
            var cell = row.get(i);
            line.append(cell);
            if (i < row.size() - 1) {
                line.repeat(' ', width(i) - length(cell)).append(GAP);
            }
        }
        return line.toString().stripTrailing();
    }

    private int width(int column) {
        return rows.stream()
                .filter(row -> row.size() > column)
                .mapToInt(row -> length(row.get(column)))
                .max()
                .orElse(0);
    }

    private static int length(String cell) {
        return cell.codePointCount(0, cell.length());
    }
}
