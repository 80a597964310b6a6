package dev.ormai.cli.demo;

import java.util.ArrayList;
import java.util.List;

/** What the demo tells, each held against what came out. */
final class Claims {
    private final List<String> broken = new ArrayList<>();
    private int held;

    void hold(boolean came, String claim) {
        if (came) {
            held++;
        } else {
            broken.add(claim);
        }
    }

    int held() {
        return held;
    }

    /** Those that did not come out as told. */
    List<String> broken() {
        return List.copyOf(broken);
    }
}
