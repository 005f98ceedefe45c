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

    /** Trains head and trunk from those it is given, and predicts the two. */
    public static final String COMPOSITE = """
            import os, sys
            def option(name):
                return sys.argv[sys.argv.index(name) + 1]
            def read(name):
                return open("/sandbox/model/" + option(name)).read() if name in sys.argv else ""
            head, trunk = read("--input-head-model-filename"), read("--input-trunk-model-filename")
            if sys.argv[1] == "train":
                assert os.listdir("/sandbox/data") and open("/sandbox/opener/__init__.py").read()
                folder = option("--output-models-path")
                open(os.path.join(folder, option("--output-head-model-filename")), "w").write("head " + head)
                open(os.path.join(folder, option("--output-trunk-model-filename")), "w").write("trunk " + trunk)
            else:
                assert option("--input-models-path") == "/sandbox/model" and head and trunk
                open("/sandbox/pred/pred", "w").write(head + trunk)
            """;

    /** Makes one model of the models it is given. */
    public static final String AGGREGATE = """
            import os, sys
            assert sys.argv[1] == "aggregate" and not os.listdir("/sandbox/data")
            end = sys.argv.index("--output-model-path")
            models = [open("/sandbox/model/" + key).read() for key in sys.argv[2:end]]
            open(sys.argv[end + 1], "w").write("sum of " + "".join(models))
            """;

    /** Counts in the folder of its compute plan, and trains a model that names its rank and the count. */
    public static final String COUNTING = """
            import os, sys
            counter = "/sandbox/local/count"
            count = (int(open(counter).read()) if os.path.exists(counter) else 0) + 1
            open(counter, "w").write(str(count))
            rank = sys.argv[sys.argv.index("--rank") + 1]
            open("/sandbox/output_model/model", "w").write("rank %s count %d" % (rank, count))
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
