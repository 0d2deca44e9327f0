package dev.parley.costs;

import dev.parley.costs.CountCalls.Counts;

/** The price of a million articles by the counts, and by the prices and assumptions of {@code prices.properties}. */
record Dollars(Counts counts, Prices prices) {
    private static final double MILLION = 1_000_000;
    private static final double SECONDS_OF_A_MONTH = 30 * 24 * 3600;

    /** Requests for one message: send, receive and delete. */
    private static final int REQUESTS_OF_A_MESSAGE = 3;

    /**
     * How many articles share a request.
     *
     * @param request the sender's
     * @param index of the index function
     * @param commit of the search index
     */
    private record Shares(double request, double index, double commit) {}

    /** Dollars for a million articles that arrive evenly over a month. */
    double steady() {
        var commit = Math.max(1, prices.get("follow.seconds") * MILLION / SECONDS_OF_A_MONTH);
        return MILLION * article(new Shares(1, 1, commit));
    }

    /** Dollars for a million articles in full batches of the queue and the stream, each in a request of its own. */
    double burst() {
        return MILLION * article(new Shares(1, prices.get("index.most"), prices.get("follow.most")));
    }

    /** The same with many articles in a request. */
    double batches() {
        return MILLION
                * article(new Shares(prices.get("request.most"), prices.get("index.most"), prices.get("follow.most")));
    }

    private double article(Shares shares) {
        var repeat = prices.get("mix.repeat") / 100;
        var fresh = prices.get("mix.new") / 100;
        var calls = (1 - repeat - fresh) * counts.dollars(ArticleCase.WITHOUT_FACTS)
                + repeat * counts.dollars(ArticleCase.REPEAT)
                + fresh * counts.dollars(ArticleCase.NEW_FACT);
        var queue = prices.get("sqs.request") * (1 + (REQUESTS_OF_A_MESSAGE - 1) / shares.index());
        var functions = prices.get("http.request") / shares.request()
                + prices.ofFunction("IntakeFunction", shares.request())
                + prices.ofFunction("IndexFunction", shares.index())
                + fresh * prices.ofFunction("AlertFunction", 1)
                + prices.ofFunction("FollowFunction", shares.commit());
        return calls + queue + functions + counts.commit().dollars() / shares.commit();
    }
}
