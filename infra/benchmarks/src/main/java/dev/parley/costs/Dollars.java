package dev.parley.costs;

import dev.parley.costs.CountCalls.Counts;

/** The price of a million articles by the counts, and by the prices and assumptions of {@code prices.properties}. */
record Dollars(Counts counts, Prices prices) {
    private static final double MILLION = 1_000_000;
    private static final double SECONDS_OF_A_MONTH = 30 * 24 * 3600;

    /** Requests for one message: send, receive and delete. */
    private static final int REQUESTS_OF_A_MESSAGE = 3;

    /** Dollars for a million articles that arrive evenly over a month. */
    double steady() {
        var perCommit = Math.max(1, prices.get("follow.seconds") * MILLION / SECONDS_OF_A_MONTH);
        return MILLION * article(1, perCommit);
    }

    /** Dollars for a million articles in full batches. */
    double burst() {
        return MILLION * article(prices.get("index.most"), prices.get("follow.most"));
    }

    private double article(double perIndexCall, double perCommit) {
        var repeat = prices.get("mix.repeat") / 100;
        var fresh = prices.get("mix.new") / 100;
        var calls = (1 - repeat - fresh) * counts.dollars(ArticleCase.WITHOUT_FACTS)
                + repeat * counts.dollars(ArticleCase.REPEAT)
                + fresh * counts.dollars(ArticleCase.NEW_FACT);
        var queue = prices.get("sqs.request") * (1 + (REQUESTS_OF_A_MESSAGE - 1) / perIndexCall);
        var functions = prices.get("http.request")
                + prices.ofFunction("IntakeFunction", 1)
                + prices.ofFunction("IndexFunction", perIndexCall) / perIndexCall
                + fresh * prices.ofFunction("AlertFunction", 1)
                + prices.ofFunction("FollowFunction", perCommit) / perCommit;
        return calls + queue + functions + counts.commit().dollars() / perCommit;
    }
}
