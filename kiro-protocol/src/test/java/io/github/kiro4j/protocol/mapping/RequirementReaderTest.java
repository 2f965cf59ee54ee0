package io.github.kiro4j.protocol.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.kiro4j.protocol.mapping.answer.AnswerForm;
import io.github.kiro4j.protocol.mapping.answer.requirement.AnswerRequirement;
import io.github.kiro4j.protocol.mapping.validation.InvalidRequestException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequirementReaderTest {

  private static final String TOOLS =
      ",'tools':[{'name':'Read','input_schema':{}},{'name':'a name with blanks','input_schema':{}},"
          + "{'name':'Later','input_schema':{},'defer_loading':true},"
          + "{'type':'tool_search_tool_regex_20251119','name':'find'}]";

  private static AnswerForm form(String more) {
    return form("'messages':[{'role':'user','content':'Hello'}]", more);
  }

  private static AnswerForm form(String messages, String more) {
    String request =
        "{'model':'claude-sonnet-4-5','max_tokens':1000,%s%s}".formatted(messages, more);
    return TranslatorFixture.translate(request.replace('\'', '"')).form();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {'type':'auto'}                               | Nothing[]
          {'type':'none'}                               | Nothing[]
          {'type':'any'}                                | AnyCall[]
          {'type':'tool','name':'Read'}                 | CallOf[tool=Read]
          {'type':'tool','name':'a name with blanks'}   | CallOf[tool=a_name_with_blanks_58372eeae9a2]
          {'type':'tool','name':'Later'}                | CallOf[tool=Later]
          {'type':'tool','name':'find'}                 | Nothing[]
          {'type':'sometimes'}                          | Nothing[]
          """)
  void toolChoiceRequiresACallThatTheModelCanMake(String choice, String requirement) {
    assertThat(form(TOOLS + ",'tool_choice':" + choice).requirement()).hasToString(requirement);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          'output_config':{'format':{'type':'json_schema','schema':{'type':'array'}}} | JsonText
          'output_format':{'type':'json_schema','schema':{'type':'array'}}            | JsonText
          'output_config':{'format':{'type':'grammar'}}                               | Nothing
          'output_config':{'effort':'low'}                                            | Nothing
          """)
  void formatRequiresJson(String member, String requirement) {
    assertThat(form("," + member).requirement().getClass().getSimpleName()).isEqualTo(requirement);
  }

  @Test
  void requiredCallComesBeforeRequiredJson() {
    String format = ",'output_format':{'type':'json_schema','schema':{}}";

    assertThat(form(TOOLS + ",'tool_choice':{'type':'any'}" + format).requirement())
        .isEqualTo(new AnswerRequirement.AnyCall());
    assertThat(form(TOOLS + ",'tool_choice':{'type':'auto'}" + format).requirement())
        .isInstanceOf(AnswerRequirement.JsonText.class);
  }

  @Test
  void continuationOfAPrefillIsNoCompleteJson() {
    String prefilled =
        "'messages':[{'role':'user','content':'Hello'},{'role':'assistant','content':'{'}]";

    assertThat(form(prefilled, ",'output_format':{'type':'json_schema','schema':{}}").requirement())
        .isEqualTo(new AnswerRequirement.Nothing());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {'type':'auto'}                                                         | false
          {'type':'auto','disable_parallel_tool_use':true}                        | true
          {'type':'any','disable_parallel_tool_use':true}                         | true
          {'type':'tool','name':'Read','disable_parallel_tool_use':true}          | true
          {'type':'tool','name':'Read','disable_parallel_tool_use':false}         | false
          {'type':'none'}                                                         | false
          """)
  void clientMayWantOneCallAtMost(String choice, boolean expected) {
    assertThat(form(TOOLS + ",'tool_choice':" + choice).singleCall()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {'type':'any'}                | {'type':'enabled','budget_tokens':2000}  | true
          {'type':'tool','name':'Read'} | {'type':'enabled','budget_tokens':2000}  | true
          {'type':'auto'}               | {'type':'enabled','budget_tokens':2000}  | false
          {'type':'any'}                | {'type':'adaptive'}                      | false
          {'type':'any'}                | {'type':'disabled'}                      | false
          """)
  void thinkingBesideAForcedCallIsRefusedAsInTheMessagesApi(
      String choice, String thinking, boolean refused) {
    String more = TOOLS + ",'tool_choice':%s,'thinking':%s".formatted(choice, thinking);
    if (refused) {
      assertThatExceptionOfType(InvalidRequestException.class)
          .isThrownBy(() -> form(more))
          .withMessage("Thinking may not be enabled when tool_choice forces tool use.");
    } else {
      assertThat(form(more)).isNotNull();
    }
  }
}
