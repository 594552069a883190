/** Name, street, postal code and city of an ordinary customer. */
type Firm = readonly [name: string, street: string, postalCode: string, city: string];

/** Ordinary customers by country; all invented. */
export const firms: Readonly<Record<'NL' | 'BE' | 'DE' | 'FR', readonly Firm[]>> = {
	NL: [
		['Hotel De Zwarte Zwaan', 'Stationsstraat 4', '8011 CW', 'Zwolle'],
		['Lunchroom Appelbloesem', 'Markt 17', '7411 LB', 'Deventer'],
		['Eetcafé ’t Hoekje', 'Nieuwstraat 82', '8011 TR', 'Zwolle'],
		['Woonzorg Hof van IJssel', 'Parklaan 1', '8261 AK', 'Kampen'],
		['Basisschool De Regenboog', 'Schoolstraat 9', '8024 GB', 'Zwolle'],
		['Camping Bosrand', 'Heideweg 31', '7711 PK', 'Nieuwleusen'],
		['Jansen & Zonen Bouw BV', 'Ambachtsweg 5', '8013 NB', 'Zwolle'],
		['Tuincentrum Groenrijck', 'Hessenweg 210', '7722 PA', 'Dalfsen'],
		['Kantine vv Blauwzwart', 'Sportlaan 3', '8042 PD', 'Zwolle'],
		['Buurtsuper Van Dalen', 'Dorpsstraat 44', '8161 LS', 'Epe'],
		['Advocaten aan de Gracht', 'Thorbeckegracht 60', '8011 VN', 'Zwolle'],
		['Drukkerij Letterlicht', 'Industrieweg 12', '8263 BC', 'Kampen'],
		['Theater De Spiegeling', 'Spinhuisplein 14', '8011 ZZ', 'Zwolle'],
		['Boerderijwinkel Erve Haverkamp', 'Kerkweg 8', '7731 TG', 'Ommen'],
		['Catering Smaak & Co', 'Marsweg 101', '8013 PG', 'Zwolle'],
		['Huisartsen Assendorp', 'Assendorperplein 2', '8012 DM', 'Zwolle'],
		['Restaurant De Vier Seizoenen', 'Brink 25', '7411 BT', 'Deventer'],
		['Garage Kuiper', 'Rondweg 66', '8091 XA', 'Wezep'],
		['Museumcafé Het Kabinet', 'Melkmarkt 41', '8011 MB', 'Zwolle'],
		['Bioscoop Luxor Noord', 'Burgwal 30', '8261 ES', 'Kampen']
	],
	BE: [
		['Brasserie Den Engel', 'Grote Markt 3', '2000', 'Antwerpen'],
		['Traiteur Vermeulen', 'Kouter 88', '9000', 'Gent'],
		['Hotel Ter Leie', 'Leiekaai 12', '9030', 'Gent'],
		['Koffiehuis Mokabon & Zoon', 'Steenstraat 5', '8000', 'Brugge'],
		['Au Bon Grain SPRL', 'Rue de la Montagne 21', '1000', 'Bruxelles'],
		['Crèche Les Petits Pas', 'Avenue des Tilleuls 9', '4000', 'Liège'],
		['Rusthuis Sint-Elisabeth', 'Kloosterstraat 40', '3500', 'Hasselt']
	],
	DE: [
		['Gasthof Zum Goldenen Löwen', 'Hauptstraße 7', '48529', 'Nordhorn'],
		['Kaffeerösterei Möllenbeck GmbH', 'Speicherweg 3', '48155', 'Münster'],
		['Hofladen Brüggemann', 'Am Moor 19', '49835', 'Wietmarschen'],
		['Grenzland Bäckereimarkt KG', 'Zollstraße 102', '48599', 'Gronau'],
		['Seniorenheim St. Josef', 'Kirchgasse 2', '48465', 'Schüttorf'],
		['Weiß & Grün Catering', 'Gartenallee 54', '49808', 'Lingen'],
		['Jugendherberge Bad Bentheim', 'Schlossweg 11', '48455', 'Bad Bentheim']
	],
	FR: [
		['Le Fournil des Remparts', '14, rue du Port', '59000', 'Lille'],
		['Hôtel de l’Étoile', '2, place du Marché', '62000', 'Arras'],
		['Épicerie Fine Lefèvre', '31, rue Saint-Jean', '59500', 'Douai'],
		['Traiteur À la Bonne Heure', '8, quai de la Deûle', '59800', 'Lille'],
		['Café Noël & Fils', '77, avenue Foch', '59300', 'Valenciennes'],
		['Lycée hôtelier du Nord', '1, boulevard Vauban', '59200', 'Tourcoing']
	]
};
