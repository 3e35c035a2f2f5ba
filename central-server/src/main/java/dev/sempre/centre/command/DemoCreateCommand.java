package dev.sempre.centre.command;

import dev.sempre.centre.answer.Answer;
import dev.sempre.centre.demo.DemoCompany;
import dev.sempre.centre.tenant.CentreStore;
import java.util.List;
import picocli.CommandLine.Command;

@Command(
    name = "create",
    description =
        "Creates the demo company: two shops, some 1,500 products in four languages, people with"
            + " PINs and badges.",
    mixinStandardHelpOptions = true)
final class DemoCreateCommand extends StoreCommand {
  record Demo(
      String tenant,
      String company,
      List<String> establishments,
      long products,
      List<DemoCompany.Person> people)
      implements Result {
    @Override
    public String text() {
      StringBuilder text =
          new StringBuilder(
              "Company %s (%s), establishments %s, %,d products. Log-ins:"
                  .formatted(tenant, company, String.join(", ", establishments), products));
      for (DemoCompany.Person person : people) {
        text.append(
            "\n  %-8s PIN %-7s badge %s  %s of %s"
                .formatted(
                    person.login(),
                    person.pin(),
                    person.badge(),
                    person.role(),
                    person.establishment()));
      }
      return text.toString();
    }
  }

  DemoCreateCommand(Opening opening, Voice voice) {
    super(opening, voice);
  }

  @Override
  Answer<? extends Result> run(CentreStore store) {
    return DemoCompany.create(store)
        .then(made ->
            Answer.done(
                new Demo(
                    made.tenant(),
                    made.company(),
                    made.establishments(),
                    made.products(),
                    made.people())));
  }
}
