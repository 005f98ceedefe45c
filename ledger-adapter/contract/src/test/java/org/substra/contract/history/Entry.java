package org.substra.contract.history;

import org.substra.contract.Key;
import org.substra.contract.OrganisationId;
import org.substra.contract.command.Command;

/** One line of a recorded log. @param outcome SHA-256 over the outcome and all before it */
record Entry(OrganisationId caller, Command command, Key outcome) {}
