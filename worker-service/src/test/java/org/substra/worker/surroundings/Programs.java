package org.substra.worker.surroundings;

/** Python programs for containers. */
public final class Programs {

    /** Trains a model from the names of its parents, and predicts the model it is given. */
    public static final String HONEST = """
            import os, sys
            if sys.argv[1] == "train":
                end = sys.argv.index("--output-model-path")
                models = [open("/sandbox/model/" + key).read() for key in sys.argv[2:end]]
                data = [open(f"/sandbox/data/{key}/sample.txt").read() for key in os.listdir("/sandbox/data")]
                assert data and open("/sandbox/opener/__init__.py").read()
                print("training on", len(data), "samples")
                open(sys.argv[end + 1], "w").write("trained " + "".join(models))
            else:
                open("/sandbox/pred/pred", "w").write(open("/sandbox/model/" + sys.argv[2]).read())
            """;

    /** Writes 0.75 when there is a prediction. */
    public static final String METRICS = """
            import sys
            figure = 0.75 if open("/sandbox/pred/pred").read() else 0
            open(sys.argv[sys.argv.index("--output-perf-path") + 1], "w").write('{"all": %s}' % figure)
            """;

    private Programs() {}

    /** Trains a model with this content. */
    public static String writing(String content) {
        return "open('/sandbox/output_model/model', 'w').write('" + content + "')";
    }

    /** Trains for some seconds, and says when it has begun. */
    public static String taking(int seconds) {
        return "import time\nprint('begun', flush=True)\ntime.sleep(" + seconds + ")\n" + writing("at last");
    }
}
