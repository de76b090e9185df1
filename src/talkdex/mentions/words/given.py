"""Given names that are common in talks, meetings and councils, folded: they tell names from titles.

The table only settles doubts; a name that isn't in it is recognised by its shape and its place.
"""

_NAMES = """
aaron abdul abigail abraham ada adam adelaide adele adina aditya adolfo adrian adriana adrianna adrien
afonso agata agnes agnieszka agustin ahmed aicha aida aileen aisha aishwarya akira alain alan alba
albert alberto aldo alejandra alejandro aleksandr aleksandra alena alessandra alessandro alessia alex
alexander alexandra alexandre alexei alexis alfonso alfred alfredo ali alice alicia alina aline alison
allan allison alma alvaro amadou amalia amanda amber amelia amelie amina amir amit amy ana anabel
anastasia anders andre andrea andreas andree andrei andres andreu andrew andrey andrzej andy anette
angel angela angeles angelika angelo angie anita anja ann anna annabelle anne annette annie annika
ansgar anthony antje anton antonella antonia antonin antonio anya april ariane arianna ariel armando
armin arnaud arne arno arnold artem arthur arturo asha ashley astrid audrey august augusto aurelie
aurelien aurora austin axel ayse barbara barry bart bartosz bas bastian bastien beatrice beatriz bella
ben benedict benedikt benjamin benoit bernard bernardo bernd bernhard bert berta bertrand beth bettina
bianca bill billy birgit bjorn blanca bob boris brad bradley brandon brenda brendan brian brigitte
britta bruce bruno bryan caio callum camila camilla camille candice carina carl carla carlo carlos carme
carmen carol carolin carolina caroline carsten casey catalina caterina catherine cathy cecile cecilia
cedric celia celine cesar chad chantal charles charlie charlotte chelsea cheryl chiara chloe chris
christa christel christelle christian christiane christina christine christof christoph christophe
christopher cindy claire clara clare clark claude claudia claudio claus clemens clement clinton clive
cody colette colin concha conor constance constantin consuelo corinna corinne cornelia cosima craig
cristian cristina cristobal curtis cynthia cyril dagmar damian damien dan dana daniel daniela daniele
danielle danilo danny daphne daria dario dave david davide dawn dean debbie deborah debra delphine denis
denise dennis derek diana diane didier diego dieter dietmar dilip dina dirk dmitri dmitry dolores
domingo dominic dominik dominique don donald donna dora doris dorothea dorothy doug douglas duncan
dustin dylan ed eddie edgar edith edmund eduard eduardo edward edwin eileen ekaterina elaine eleanor
elena eleni eleonora elias elisa elisabeth elise eliza elizabeth elke ella ellen ellie elsa emanuel
emanuela emil emilia emilie emilio emily emma emmanuel emmanuelle enrico enrique enzo eric erica erich
erik erika erin ernest ernesto ernst esteban estelle esther ethan etienne eugene eugenia eugenio eva
evan eve evelyn ewa fabian fabien fabienne fabio fabrice fabrizio fatima federica federico felicia
felipe felix ferdinand fernanda fernando fiona flavia flavio flora florence florent florian fran
francesca francesco francine francis francisco franck franco francois francoise frank frankie franz
franziska fred freddy frederic frederick frederico frederik frieda friedrich fritz gabriel gabriela
gabriele gabriella gabrielle gael gail gareth gary gaspard gavin gemma genevieve geoff geoffrey georg
george georges georgia georgina gerald geraldine gerard gerardo gerd gerhard gerry gert giacomo gilbert
gilberto gilles gina gino giorgia giorgio giovanna giovanni gisela giulia giuliano giulio giuseppe glen
glenn gloria gonzalo gordon grace graciela graeme graham grant greg gregor gregorio gregory greta
gretchen guido guilherme guillaume guillem guillermo gunnar gunter gustav gustavo guy gwen hadley hana
hanna hannah hannes hans harald harold harriet harry hassan heather hector heidi heike heinrich heinz
helen helena helene helga helge helmut hendrik henri henrik henry herbert hermann hernan herve hilary
hilda holger holly horst howard hubert hugh hugo humberto ian ibrahim ida ignacio igor ilaria ilona ilya
imran inacio inaki ines inga inge ingo ingrid inigo inma irene irina iris irma isa isaac isabel isabella
isabelle isidro ismael ivan ivana ivo ivy jack jackie jacky jacob jacopo jacqueline jacques jaime jake
jakob jakub james jamie jan jana jane janet janice janine jared jasmin jason jasper javier jay jean
jeanette jeanne jeannette jeff jeffrey jelena jen jenna jennifer jenny jens jeremie jeremy jerome jerry
jesper jess jesse jessica jesus jia jill jim jimena jimmy jo joachim joan joana joanna joanne joao
joaquim joaquin jochen jodi jodie joe joel joelle joerg joey johan johann johanna johannes john johnny
jon jonas jonathan jonny jordan jordi jorg jorge jose josef josefa josefina joseph josephine josh joshua
joyce juan juana juanita jude judit judith judy jukka jules julia julian juliana julie julien juliet
juliette julio july jurgen justin justine justyna kai kaja kamil kamila kara karen karim karin karina
karine karl karla karsten kasia kate katerina katharina katherine kathleen kathrin kathryn kathy katia
katie katja katrin katy kay keith kelly kelsey ken kenneth kenny kent kerry kerstin kevin khaled kim
kimberly kiran kirill kirsten kirsty klaus konrad konstantin kris krishna kristen kristin kristina
krzysztof kurt kyle laia lara larissa larry lars laura lauren laurence laurent lavinia lea leah leandro
lee leila lena leo leon leonardo leonie leonor leslie leticia lia liam lidia liliana lillian lily lina
linda lindsay lionel lisa livia liz lorena lorenzo loretta lorraine lothar lou louis louisa louise luc
luca lucas lucia luciana luciano lucie lucien lucio lucy ludovic luis luisa luiz lukas lukasz luke luna
lutz lydia lynn mabel maciej madeleine madison mael magali magda magdalena maggie mahmoud maite malcolm
malte manfred manon manuel manuela mara marc marcel marcela marcello marcelo marcia marcin marco marcos
marcus marek margaret margarida margarita margherita margot maria mariam marian mariana marianne marie
mariella marin marina mario marion marisa marisol marissa marius mariya marjorie mark marko markus
marlene marley marta marten martha marti martin martina martine mary masha massimo mateo mateusz mathias
mathieu mathilde matias matilde matt matteo matthew matthias matthieu maud maura maureen maurice
mauricio maurizio max maxim maxime maximilian maya meg megan mehdi mel melanie melissa mercedes meredith
mia micaela michael michaela michal michel michela michele michelle miguel mikael mike mikhail mila
milan milena milton miquel mira miranda mireille miren miriam mirko mitchell moe mohamed mohammed moira
moises molly mona monica monika monique montserrat morgan moritz moses muhammad mustafa myriam nadia
nadine naomi narges natacha natalia natalie natasha nathalie nathan nathaniel ned neil nelson nestor nia
nicholas nick nicky nico nicola nicolas nicole nieves nigel nikita niklas nikola nikolai nikolas nina
nino noah noel noelia noemi nora norbert norma norman nuno nuria oana octavio odile oksana olaf oleg
olga oliver olivia olivier omar orlando oscar oswaldo otto owen pablo paco paloma pam pamela paola paolo
pascal patrice patricia patricio patrick patrizia patty paul paula paulina pauline paulo pavel pedro
peggy penelope penny pepe per perrine petr petra petros phil philip philipp philippe phillip phoebe pia
pierre pierrick pietro pilar piotr priscilla priya quentin rachel radek rafael rafaela rafal raffaele
rahul rainer raj ralf ralph ramesh ramon ramona randall randy raphael raquel raul ray raymond rebeca
rebecca regina regis reinhard remi renata renate renato rene renee reuven rhonda ricardo riccardo rich
richard rick ricky rita rob robert roberta roberto robin rocco rocio rod rodolfo rodrigo roger roland
rolf romain roman romina ron ronald rosa rosalia rosario rose rosemary ross roxana roy ruben rudolf rudy
rui rupert ruslan russell ruth ryan sabina sabine sabrina sally salvador salvatore sam samantha sameer
samir samuel sandra sandrine sandro sanjay santiago sara sarah sascha saskia scott sean sebastiaan
sebastian sebastien selma serena serge sergei sergey sergio seth severine shannon sharon shaun shawn
sheena sheila shelley sherry shirley sibylle sidney siegfried sigrid silke silvia silvio simon simona
simone siobhan sofia solange solene sonia sonja sophia sophie stacy stan stanislav stefan stefania
stefano steffen stella stephan stephane stephanie stephen steve steven stuart sue sumana sunil susan
susana susanna susanne suzanne sven svetlana sybille sylvain sylvia sylvie tamara tania tanja tanya tara
tatiana taylor ted terence teresa teri terry tessa thea theo theodor theresa therese thierry thilo thom
thomas thorsten tiago tiffany tilman tim timo timothy tina tobias todd tom tomas tomasz tommaso tommy
toni tony torsten tracey tracy trent trevor tristan trudy ugo ulf uli ulrich ulrike ursula ute uwe
valentin valentina valeria valerie valerio vanessa vera veronica veronika veronique vicente vicki vicky
victor victoria vijay vikram viktor vincent vincenzo viola violeta violetta virginia virginie vitalik
vito vittoria vittorio viviana viviane vladimir volker walter wanda warren wayne wendy wenzel werner
wesley wilfried wilhelm will william willy winfried wolf wolfgang xavier ximena yan yann yannick yasmin
yasmina yolanda yosef yuki yuri yusuf yves yvette yvonne zach zachary zeynep zoe zoltan zuzana александр
алексей алина анастасия андрей анна антон артем борис вадим василий вера виктор виктория виталий
владимир дарья денис дмитрий евгений екатерина елена иван игорь илья ирина кирилл константин ксения
максим марина мария михаил наталья никита николай олег ольга павел петр роман светлана сергеи сергей
станислав татьяна юлия юрии юрий
"""
_PARTICLES = (
    "af al av ben bin d da das de dei del della dello den der des di do dos du e el ibn la le les o "
    "op san santa st ten ter van vom von y zu zum zur"
)
_SUFFIXES = "ii iii iv jr md phd sr"

GIVEN = frozenset(_NAMES.split())

PARTICLES = frozenset(_PARTICLES.split())
"""Small words inside names: "Inácio de Medeiros", "Ludwig van Beethoven"."""

SUFFIXES = frozenset(_SUFFIXES.split())
