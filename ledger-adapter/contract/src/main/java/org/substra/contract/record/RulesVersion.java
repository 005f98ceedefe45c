package org.substra.contract.record;

/** Which version of the rules the channel is executed by. */
public record RulesVersion(int version) implements LedgerRecord {

    @Override
    public String worldKey() {
        return WorldKeys.RULES;
    }
}
