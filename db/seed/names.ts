/** First and last names of one origin; adults and children bear those of their generation. */
export type NamePool = {
  /** Of a hundred families. */
  share: number
  girls: string[]
  boys: string[]
  women: string[]
  men: string[]
  lastNames: string[]
}

const words = (text: string) => text.trim().split(/\s+/)
const listed = (text: string) => text.split(',').map((name) => name.trim())

export const NAME_POOLS: NamePool[] = [
  {
    share: 62,
    girls: words(`Emma Jade Louise Alice Chloé Léa Manon Zoé Camille Sarah Anna Eva Juliette Lola Rose Mila Julia Clara Inès
      Romane Louane Agathe Margaux Jeanne Lou Ambre Charlotte Capucine Éléonore Élise Lucie Nina Victoire Garance Apolline
      Maëlys Lilou Noémie Océane Pauline Elsa Clémence Salomé Mathilde Margot Célia Adèle Maëlle Anaïs Lisa Constance
      Gabrielle Héloïse Faustine Justine Lise Solène Suzanne Thaïs Tess Valentine Iris Olivia Flora Marie-Lou Anouk`),
    boys: words(`Gabriel Louis Raphaël Jules Adam Lucas Léo Hugo Arthur Nathan Ethan Paul Noah Tom Théo Sacha Maël Timéo
      Mathis Enzo Axel Nolan Antoine Victor Martin Clément Baptiste Robin Valentin Maxime Samuel Thomas Alexis Simon
      Gaspard Augustin Eliott Côme Malo Titouan Evan Romain Basile Émile Oscar Marius Loïc Quentin Bastien Corentin Ewen
      Félix Joseph Mathéo Benjamin Alexandre Adrien Aurélien Rémi Noé Lenny Nino Swann Tristan Erwan Jean-Baptiste`),
    women: words(`Sophie Nathalie Céline Stéphanie Sandrine Aurélie Émilie Virginie Delphine Karine Laetitia Élodie Julie
      Caroline Séverine Audrey Hélène Anne Valérie Isabelle Florence Christelle Marie Magali Laure Vanessa Amandine
      Mélanie Claire Cécile Estelle Bénédicte Élise Agnès Gaëlle Marion Corinne Véronique Ludivine Emmanuelle Myriam
      Sylvie Pauline Mathilde Charlotte Fanny Alexandra Christine Muriel Carole Angélique Lucie Ingrid Maud Morgane
      Noémie Perrine Rachel Sonia Anne-Laure Marie-Pierre`),
    men: words(`Nicolas Sébastien Christophe David Stéphane Julien Jérôme Frédéric Olivier Guillaume Laurent Cédric
      Philippe Vincent Thomas Alexandre Benoît Fabrice Éric Pascal Mathieu Arnaud Emmanuel Ludovic Grégory Romain Bruno
      Damien Sylvain Anthony Thierry Franck Yann Xavier Mickaël Aurélien Bertrand François Antoine Gilles Rémi Fabien
      Maxime Gaël Florian Denis Jean-Marc Hervé Patrice Régis Pierre Benjamin Étienne Samuel Raphaël Tanguy Loïc Adrien
      Cyril Lionel Matthieu Jean-François`),
    lastNames: words(`Lefebvre Girard Bonnet Dupuis Lambert Fontaine Chevalier Robin Masson Gauthier Garnier Legrand Perrin
      Guérin Boyer Lemaire Duval Lacroix Roche Vidal Picard Gaillard Barbier Arnaud Brun Giraud Rivière Aubert Carpentier
      Meunier Leclercq Vasseur Renard Poirier Bourgeois Colin Joly Fabre Pons Prévost Dufour Royer Berger Baron Marty
      Bénard Rolland Guillot Lebrun Jacquet Maillard Cordier Charpentier Besson Rey Collet Gilbert Tessier Pelletier
      Bailly Humbert Ferrand Cousin Millet Reynaud Pasquier Blanchard Bouvier Coste Delmas Chauvin Vallet Verdier Monnier
      Perrot Carlier Tanguy Buisson Lemoine Poulain Bodin Laporte Weber Schneider Muller Klein Bonneau Chapuis Chambon
      Favre Mercier Boucher Brunet Dumont Thévenet Mollard Vernay Dufresne Chaize Perrachon Mazuyer Gonon Duperray
      Chaumont Desbois Sabatier Rambaud Guyot Magnin Bruyère Colomb Hoarau Grondin Lauret Técher Bazile Marchal Vial
      Bouchard Langlois Hubert Marion Ollier Vincent Caron Leblond Guichard Merle Rigaud Bertin Fleury Allard Barthélemy
      Bastide Beaulieu Besnard Bellanger Camus Cartier Chartier Clément Delorme Descamps Devaux Ducrocq Evrard Ferry
      Gautier Gérard Hardy Hébert Huet Jourdan Launay Leduc Lefort Lejeune Mallet Maury Normand Parent Payen Philippon`),
  },
  {
    share: 15,
    girls: words(`Yasmine Inès Sarah Nour Lina Assia Amina Salma Imène Hana Sofia Aya Rania Kenza Meriem Ilham Nesrine Maïssa
      Farah Chaïma Lilia Dounia Hafsa Syrine Wissal Yousra`),
    boys: words(`Adam Rayan Ilyes Mohamed Yanis Amine Sami Bilal Ayoub Ismaël Mehdi Naïm Wassim Younes Ibrahim Anis Zakaria
      Walid Imran Nassim Yassine Riad Idriss Issam`),
    women: words(`Nadia Samira Fatima Leïla Karima Malika Djamila Naïma Souad Hayat Zohra Farida Siham Houria Khadija
      Sabrina Soraya Hanane Latifa Amel Warda`),
    men: words(`Karim Mourad Rachid Samir Nordine Hakim Farid Kamel Mustapha Hassan Youssef Toufik Salah Djamel Nabil Omar
      Brahim Malik Sofiane Redouane Mounir Lotfi`),
    lastNames: listed(`Haddad,Belkacem,Bouzid,Mansouri,Cherif,Saïdi,Amrani,Khelifi,Hamdi,Boudjemaa,Larbi,Meziane,Belhadj,
      Rahmani,Ferhat,Bouaziz,Toumi,Slimane,Chaouch,Bensaïd,Guerfi,Hadjadj,Lounis,Oukaci,Ouali,Yahiaoui,Messaoudi,
      Zerrouki,Benamar,Derradji,Touati,Idrissi,Bennani,El Amrani,El Fassi,Ben Youssef,Jaziri,Gharbi,Mabrouk,Zitouni`),
  },
  {
    share: 7,
    girls: words(`Aminata Fatou Mariama Aïssatou Awa Kadiatou Grâce Naomi Maïmouna Divine Esther Oumou Ramata Djeneba Coumba
      Hawa Prisca Rokia`),
    boys: words(`Moussa Ibrahima Mamadou Amadou Issa Sékou Abdoulaye Emmanuel Samuel Cheikh Boubacar Lamine Joël Daouda Yaya`),
    women: words(`Fanta Aïcha Mariam Bintou Ndeye Clarisse Solange Chantal Honorine Astou Rokhaya Assetou Marie-Claire
      Béatrice Florence`),
    men: words(`Mamadou Souleymane Alioune Bakary Serge Patrice Lassana Oumar Hamidou Jean-Claude Guy Yao Kouamé Félicien`),
    lastNames: words(`Diallo Coulibaly Camara Diarra Sidibé Koné Sylla Barry Bah Ndiaye Fall Gueye Sarr Kouassi Kouadio Mbaye
      Nkounkou Mabiala Ngoma Makosso Tchatchoua Essono Ondo Bamba Sanogo Konan Ilunga Kabongo Tounkara Doucouré`),
  },
  {
    share: 8,
    girls: words('Lara Maria Inês Carla Eva Luna Alba Chiara Giulia Beatriz Marta Sara Elena Ana'),
    boys: words('Diego Tiago Rafael Hugo Enzo Mateo Pablo Matteo Lorenzo Luca Alessio Tomás Leandro'),
    women: words('Maria Isabel Sandra Paula Ana Carla Cristina Teresa Patricia Susana Laura Paola Daniela'),
    men: words('Carlos Manuel Paulo José Antonio Jorge Pedro Luis Marco Fernando Nuno Angelo Sergio'),
    lastNames: listed(`Da Silva,Dos Santos,Ferreira,Pereira,Rodrigues,Gonçalves,Oliveira,Lopes,Martins,Teixeira,Moreira,
      Carvalho,Ribeiro,Lopez,Sanchez,Romero,Navarro,Moreno,Ruiz,Esposito,Russo,Marino,Greco,Moretti,Rizzo,Vitale,
      Almeida,Correia,Pinto,Machado`),
  },
  {
    share: 3,
    girls: words('Elif Zeynep Defne Ecrin Melissa Sude Aylin Esra Nehir'),
    boys: words('Emre Yusuf Kerem Ömer Enes Emir Deniz Berat Kaan Mert'),
    women: words('Ayşe Fatma Emine Hülya Sevgi Gülay Derya Yasemin Özlem'),
    men: words('Mehmet Mustafa Ahmet Murat Hakan Serkan Halil Cemal'),
    lastNames: words('Yilmaz Demir Çelik Yildiz Öztürk Aydin Arslan Kiliç Aslan Polat Korkmaz Güneş Bulut Aksoy'),
  },
  {
    share: 3,
    girls: words('Linh Mai Anna Emma Mei Lan Lucie Léna'),
    boys: words('Minh Nam Bao Alexandre Lucas Kévin Tuan Léo'),
    women: words('Thuy Huong Hoa Sokha Phuong Ling Mei Isabelle'),
    men: words('Duc Hung Thanh Sophal Wei Jun Tien Philippe'),
    lastNames: words('Nguyen Tran Pham Huynh Dang Bui Lam Chen Liu Zhang Chea Keo Vang Xiong Phan Truong'),
  },
  {
    share: 2,
    girls: words('Daria Anastasia Nina Ani Milena Alina Sofia Ioana Lilit Teodora'),
    boys: words('David Daniel Nikola Tigran Luka Stefan Andrei Maksym Ivan Filip'),
    women: words('Anahit Olena Natalia Irina Mirela Elena Agnieszka Marina Ivana'),
    men: words('Armen Andrei Piotr Dragan Vasile Arben Mikael Goran'),
    lastNames: words(`Hakobyan Grigoryan Nowak Kowalski Popescu Ionescu Shevchuk Kovalenko Melnyk Jovanovic Nikolic Krasniqi
      Gashi Dimitrov Radu Rusu Zielinski Harutyunyan Avetisyan`),
  },
]

/** Pairs that chance could draw and that everybody knows from elsewhere. */
export const KNOWN_ELSEWHERE = new Set(
  listed(`Laurent Garnier,Emmanuel Petit,Jeanne Moreau,Caroline Garcia,Bruno Fernandes,Maurice Chevalier,Philippe Lacroix,
    Luc Besson,Diego Carlos,Carla Bruni,Thomas Muller,Carlos Garcia,Amadou Diallo,Emmanuel Camus,Albert Camus,Jules Ferry,
    Christian Lacroix,Nicolas Bouzid,Moussa Diaby,Karim Haddad,Gérard Klein,Paul Durand,Claire Martin,Sylvain Marconnet,
    Thomas Vincent,Romain Girard,Anthony Lopes,Guillaume Depardieu,Marco Russo,Alexandre Garcia,Sarah Bernard`),
)
