package org.substra.contract.rule;

import org.substra.contract.AlgoKind;
import org.substra.contract.Key;
import org.substra.contract.Refusal;
import org.substra.contract.command.RegisterAlgo;
import org.substra.contract.command.Result;
import org.substra.contract.record.Algo;
import org.substra.contract.record.Node;

/** Nodes and algos (spec 3.2). */
final class AssetRules {

    private AssetRules() {}

    static Result registerNode(Ledger ledger) {
        var node = new Node(ledger.caller());
        if (!ledger.has(node.worldKey())) {
            ledger.put(node);
        }
        return new Result.NodeRegistered(node.id());
    }

    static Result register(RegisterAlgo algo, Ledger ledger) {
        Key key = algo.content().hash();
        ledger.register(new Algo(
                key,
                ledger.caller(),
                algo.kind(),
                algo.name(),
                algo.content(),
                algo.description(),
                ledger.owned(algo.permissions()),
                algo.metadata()));
        return Result.Written.of(key);
    }

    /** The algo, when it is of this kind and the caller may process it. */
    static Algo processable(AlgoKind kind, Key key, Ledger ledger) {
        String what = kind.word().replace('_', ' ');
        Algo algo = ledger.referred(Algo.class, what, key);
        if (algo.kind() != kind) {
            throw Refusal.invalid("no " + what + " with key " + key);
        }
        ledger.requireProcess(algo.permissions(), what, key);
        return algo;
    }
}
